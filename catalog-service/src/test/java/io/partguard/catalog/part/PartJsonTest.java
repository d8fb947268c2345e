package io.partguard.catalog.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partguard.catalog.part.PartDocument.Image;
import io.partguard.catalog.part.PartDocument.Interchange;
import io.partguard.catalog.part.PartDocument.LocalText;
import io.partguard.catalog.part.PartDocument.Replacement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartJsonTest {
    private static final PartDocument FULL = new PartDocument(
            PartDocument.VERSION,
            "A 1",
            "Starter",
            List.of(new LocalText("de", "Anlasser"), new LocalText("pt-BR", "Motor de partida")),
            "24 V",
            List.of(new LocalText("de", "24 Volt")),
            "starter",
            "04006381333931",
            List.of("1"),
            List.of(new Interchange("B", "2", 2, "A", "left side"), new Interchange("C", "3")),
            List.of(new Replacement("A 0")),
            List.of(new Replacement("A 2", LocalDate.of(2026, 3, 1), "improved seal", true)),
            "USE A 2",
            true,
            LocalDate.of(2026, 3, 2),
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
            LifecycleStatus.ACTIVE,
            List.of(new Image("https://images.example/1.jpg", null), new Image(null, "ab".repeat(32))),
            LocalDate.of(2020, 1, 1),
            LocalDate.of(2030, 1, 1));

    @Test
    void givesBackWhatItWrote() {
        assertThat(PartJson.read(PartJson.write(FULL))).isEqualTo(FULL);
        assertThat(PartJson.write(FULL)).contains("\"coreCharge\":\"15.00\"", "\"date\":\"2026-03-01\"");
    }

    @Test
    void keepsMissingValuesMissing() {
        PartDocument bare = PartJson.read("{\"v\":2,\"partNumber\":\"A 1\"}");
        assertThat(PartJson.read(PartJson.write(bare))).isEqualTo(bare);
        assertThat(bare.coreCharge()).isNull();
        assertThat(PartJson.write(bare)).doesNotContain("coreCharge", "hazmat", "null");
    }

    @Test
    void readsDocumentsOfTheFirstShape() {
        PartDocument old = PartJson.read("""
                {"v":1,"partNumber":"A 1","name":"Starter","oeNumbers":["1"],"interchanges":[{"brand":"B","number":"2"}],\
                "supersededBy":["A 2","A 3"],"regions":[],"status":"PHASING OUT","image":"https://images.example/1.jpg"}""");

        assertThat(old.v()).isEqualTo(PartDocument.VERSION);
        assertThat(old.supersededBy()).containsExactly(new Replacement("A 2"), new Replacement("A 3"));
        assertThat(old.interchanges()).containsExactly(new Interchange("B", "2"));
        assertThat(old.status()).isEqualTo(LifecycleStatus.PHASE_OUT);
        assertThat(old.image()).isEqualTo("https://images.example/1.jpg");
        assertThat(PartJson.read(PartJson.write(old))).isEqualTo(old);
    }

    @Test
    void leavesOutAnOldStatusThatIsNoneOfOurs() {
        assertThat(PartJson.read("{\"v\":1,\"partNumber\":\"A 1\",\"status\":\"Q7\"}")
                        .status())
                .isNull();
    }

    @Test
    void refusesAShapeOfTheFutureRatherThanLoseItsFields() {
        assertThatThrownBy(() -> PartJson.read("{\"v\":3,\"partNumber\":\"A 1\"}"))
                .isInstanceOf(IllegalStateException.class);
    }
}
