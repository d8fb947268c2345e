package io.partguard.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.testing.RunningCatalog;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A dry run tells how supersessions will stand, as the import that follows finds them, and changes nothing. */
class DryRunIT {
    private static final String NDJSON = "application/x-ndjson";
    private static RunningCatalog catalog;

    @BeforeAll
    static void start() {
        catalog = RunningCatalog.start("partguard.import.rows-a-chunk", "2");
    }

    @AfterAll
    static void stop() {
        catalog.close();
    }

    private static String row(String brand, String number, String more) {
        return "{\"brand\":\"%s\",\"partNumber\":\"%s\",\"name\":\"Part\"%s}\n".formatted(brand, number, more);
    }

    private static String by(String... numbers) {
        return ",\"supersededBy\":[\"" + String.join("\",\"", numbers) + "\"]";
    }

    /** The report without the ids that a new part gets only when it is stored. */
    private static JsonNode comparable(JsonNode job) {
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("FINISHED");
        ObjectNode report = (ObjectNode) job.path("supersessions");
        ((ArrayNode) report.path("examples")).forEach(example -> ((ObjectNode) example).remove("partId"));
        return report;
    }

    private static JsonNode sameAsDry(String file, String type, String query) {
        JsonNode dry = comparable(catalog.importText(file, type, query + "&dryRun=true"));
        JsonNode real = comparable(catalog.importText(file, type, query));
        assertThat(dry).isEqualTo(real);
        return real;
    }

    @Test
    void foretellsNewChangedAndMissingSuccessors() {
        JsonNode first = sameAsDry(
                row("Trial", "T-100", by("T-200"))
                        + row("Trial", "T-200", by("T 300"))
                        + row("Trial", "T-300", "")
                        + row("Trial", "T-400", by("T-999"))
                        + row("Trial", "T-500", ",\"supersessionNote\":\"USE\"")
                        + row("Trial", "T-600", by("T-700"))
                        + row("Trial", "T-700", ",\"supersedes\":[\"T-300\"]"),
                NDJSON,
                "?createBrands=true");
        assertThat(first.path("superseded").asInt()).isEqualTo(5);
        assertThat(first.path("chained").asInt()).isEqualTo(2);
        assertThat(first.path("dangling").asInt()).isEqualTo(1);
        assertThat(first.path("unparsed").asInt()).isEqualTo(1);

        JsonNode second = sameAsDry(
                row("Trial", "T-999", by("T-400")) + row("Trial", "T-200", "") + row("Trial", "T-700", by("T-404")),
                NDJSON,
                "?createBrands=true");
        assertThat(second.path("inCycles").asInt()).isEqualTo(2);
        assertThat(second.path("dangling").asInt()).isEqualTo(1);
        assertThat(second.at("/examples/0/to").asString()).isEqualTo("T-400 → T-999 → T-400");
    }

    @Test
    void foretellsWhatLosesItsSuccessorWhenAPartIsTakenAway() {
        catalog.importText(
                row("Fort", "F-100", by("F-200")) + row("Fort", "F-200", by("F-300")) + row("Fort", "F-300", ""),
                NDJSON,
                "?createBrands=true");
        JsonNode report = sameAsDry(
                "<BMECAT version=\"2005\"><HEADER><SUPPLIER><SUPPLIER_NAME>Fort</SUPPLIER_NAME></SUPPLIER></HEADER>"
                        + "<T_NEW_CATALOG><PRODUCT mode=\"delete\"><SUPPLIER_PID>F-200</SUPPLIER_PID></PRODUCT>"
                        + "</T_NEW_CATALOG></BMECAT>",
                "application/xml",
                "?createBrands=false");
        assertThat(report.path("superseded").asInt()).isEqualTo(1);
        assertThat(report.path("dangling").asInt()).isEqualTo(1);
    }

    @Test
    void leavesTheRecordAsItIsHoweverOftenItIsRun() {
        catalog.importText(row("Calm", "C-100", by("C-200")), NDJSON, "?createBrands=true");
        String file = row("Calm", "C-200", by("C-100")) + row("Calmer", "X-1", by("X-1"));
        // Often enough for statements that the database driver and the server keep plans of.
        IntStream.range(0, 8).forEach(round -> {
            JsonNode dry = comparable(catalog.importText(file, NDJSON, "?createBrands=true&dryRun=true"));
            assertThat(dry.path("inCycles").asInt()).isEqualTo(3);
            JsonNode stored = comparable(catalog.importText(row("Calm", "C-100", by("C-200")), NDJSON, "?"));
            assertThat(stored.path("inCycles").asInt()).isZero();
            assertThat(stored.path("dangling").asInt()).isEqualTo(1);
        });
        assertThat(catalog.get("/v1/brands").text()).doesNotContain("Calmer");
        assertThat(catalog.get("/v1/parts?number=C-200&brand=calm").text()).doesNotContain("\"EXACT\"");
    }
}
