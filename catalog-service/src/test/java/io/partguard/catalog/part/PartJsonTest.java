package io.partguard.catalog.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.part.PartDocument.Interchange;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartJsonTest {

    @Test
    void givesBackWhatItWrote() {
        PartDocument full = new PartDocument(
                1,
                "A 1",
                "Starter",
                "24 V",
                "starter",
                "04006381333931",
                List.of("1"),
                List.of(new Interchange("B", "2")),
                List.of("A 2"),
                "USE A 2",
                "A 0",
                "15.00",
                "EUR",
                "EA",
                2,
                3,
                "8511",
                "DE",
                true,
                false,
                true,
                List.of("EU"),
                "ACTIVE",
                "https://images.example/1.jpg");
        assertThat(PartJson.read(PartJson.write(full))).isEqualTo(full);
        assertThat(PartJson.write(full)).contains("\"coreCharge\":\"15.00\"");
    }

    @Test
    void keepsMissingValuesMissing() {
        PartDocument bare = PartJson.read("{\"v\":1,\"partNumber\":\"A 1\"}");
        assertThat(PartJson.read(PartJson.write(bare))).isEqualTo(bare);
        assertThat(bare.coreCharge()).isNull();
        assertThat(PartJson.write(bare)).doesNotContain("coreCharge", "hazmat");
    }
}
