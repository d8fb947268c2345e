package io.partguard.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.tables.Mapping;
import io.partguard.tables.Mapping.Format;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowFingerprintTest {
    private static final byte[] ROW = "NB 1,Brake disc".getBytes(StandardCharsets.UTF_8);

    @Test
    void isTheSameForTheSameBytesReadTheSameWay() {
        Mapping mapping = PartFields.own(Format.CSV);
        assertThat(new RowFingerprint(mapping, List.of("partNumber", "name")).of(ROW))
                .isEqualTo(new RowFingerprint(mapping, List.of("partNumber", "name")).of(ROW));
    }

    @Test
    void tellsApartWhatIsReadInAnotherWay() throws Exception {
        Mapping mapping = PartFields.own(Format.CSV);
        Mapping users = PartFields.parse(
                "format: csv\nfields:\n  brand: {constant: Nordbahn}\n  partNumber: no\n  name: name\n");
        Mapping otherBrand = PartFields.parse(
                "format: csv\nfields:\n  brand: {constant: Suedwerk}\n  partNumber: no\n  name: name\n");
        List<String> columns = List.of("partNumber", "name");
        assertThat(List.of(
                        new RowFingerprint(mapping, columns).of(ROW),
                        new RowFingerprint(mapping, List.of("name", "partNumber")).of(ROW),
                        new RowFingerprint(PartFields.own(Format.NDJSON), columns).of(ROW),
                        new RowFingerprint(users, columns).of(ROW),
                        new RowFingerprint(otherBrand, columns).of(ROW),
                        new RowFingerprint(mapping, columns).of("NB 1,Brake disk".getBytes(StandardCharsets.UTF_8))))
                .doesNotHaveDuplicates();
    }
}
