package io.partguard.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.tables.Mapping.Format;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import io.partguard.tables.RowSink;
import io.partguard.tables.TableReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowFingerprintTest {
    private static final byte[] ROW = "NB 1,Brake disc".getBytes(StandardCharsets.UTF_8);
    private static final List<String> COLUMNS = List.of("partNumber", "name");

    @Test
    void isTheSameForTheSameBytesReadTheSameWay() {
        assertThat(new RowFingerprint(FileFormat.CSV, null, COLUMNS).of(ROW))
                .isEqualTo(new RowFingerprint(FileFormat.CSV, null, COLUMNS).of(ROW));
    }

    @Test
    void tellsApartWhatIsReadInAnotherWay() {
        assertThat(List.of(
                        new RowFingerprint(FileFormat.CSV, null, COLUMNS).of(ROW),
                        new RowFingerprint(FileFormat.CSV, null, List.of("name", "partNumber")).of(ROW),
                        new RowFingerprint(FileFormat.CSV, null, List.of("partNumber, name")).of(ROW),
                        new RowFingerprint(FileFormat.NDJSON, null, COLUMNS).of(ROW),
                        new RowFingerprint(FileFormat.CSV, "brand: Nordbahn", COLUMNS).of(ROW),
                        new RowFingerprint(FileFormat.CSV, "brand: Südwerk", COLUMNS).of(ROW),
                        new RowFingerprint(FileFormat.CSV, null, COLUMNS)
                                .of("NB 1,Brake disk".getBytes(StandardCharsets.UTF_8))))
                .doesNotHaveDuplicates();
    }

    /** Where this fails, rows are read otherwise than before: RULES must grow, and then what is expected here changes. */
    @Test
    void growsWithTheRulesByWhichRowsAreRead() throws Exception {
        String row = """
                {"brand":"Nordbahn","partNumber":" nb-1 ","name":"Brake disc","names":["de:Scheibe"],"description":"d",\
                "family":"brake-disc","gtin":"4006381333931","oeNumbers":["A 2","A 2"],"interchanges":["X:9"],\
                "supersededBy":["NB 2"],"coreCharge":15.50,"currency":"eur","unit":"EA","packQuantity":2,"hsCode":"8708.30",\
                "countryOfOrigin":"de","hazmat":"no","regions":["EU"],"status":"Available","images":["https://img.example/1.jpg"],\
                "validFrom":"2026-01-01"}
                """;
        List<PartDraft> drafts = new ArrayList<>();
        PartRow reader = new PartRow(PartFields.own(Format.NDJSON));
        TableReader.read(
                new ByteArrayInputStream(row.getBytes(StandardCharsets.UTF_8)),
                PartFields.own(Format.NDJSON),
                PartFields.LIMITS,
                new RowSink() {
                    @Override
                    public void row(Row read) {
                        reader.read(read, new ArrayList<>()).ifPresent(drafts::add);
                    }

                    @Override
                    public void error(RowError error, @Nullable String raw) {
                        throw new AssertionError(error);
                    }
                });

        assertThat(RowFingerprint.RULES + " " + drafts.getFirst().content().json())
                .isEqualTo("""
                2 {"v":2,"partNumber":"nb-1","name":"Brake disc","names":[{"language":"de","text":"Scheibe"}],"description":"d",\
                "descriptions":[],"family":"brake-disc","gtin":"04006381333931","oeNumbers":["A 2"],\
                "interchanges":[{"brand":"X","number":"9"}],"supersedes":[],"supersededBy":[{"partNumber":"NB 2"}],\
                "coreCharge":"15.50","currency":"EUR","unit":"EA","packQuantity":2,"hsCode":"8708.30","countryOfOrigin":"DE",\
                "hazmat":false,"regions":["EU"],"status":"ACTIVE","images":[{"url":"https://img.example/1.jpg"}],\
                "validFrom":"2026-01-01"}""");
    }
}
