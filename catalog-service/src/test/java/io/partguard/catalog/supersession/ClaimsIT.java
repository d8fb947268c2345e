package io.partguard.catalog.supersession;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What new parts say of the ones that they replace, where many say it of the same one. */
class ClaimsIT extends LinkedParts {
    /** A file with parts from one number up to another, of which all from a third one on claim to replace F-1. */
    private static JsonNode load(String brand, int from, int to, int claimsFrom) {
        return catalog.importText(
                IntStream.range(from, to)
                        .mapToObj(no -> "{\"brand\":\"%s\",\"partNumber\":\"F-%d\",\"name\":\"Part\"%s}\n"
                                .formatted(brand, no, no < claimsFrom ? "" : ",\"supersedes\":[\"F-1\"]"))
                        .collect(Collectors.joining()),
                NDJSON,
                "?createBrands=true");
    }

    /** As a spreadsheet makes them whose column was filled down. */
    @Test
    void reportsAPartThatThousandsClaimToReplaceAndTakesTheNextFile() {
        JsonNode filled = load("Filled", 1, 9_102, 2);
        assertThat(filled.at("/supersessions/overclaimed").asInt()).isEqualTo(1);
        assertThat(filled.at("/supersessions/superseded").asInt()).isZero();
        assertThat(filled.at("/supersessions/examples/0/problem").asString()).isEqualTo("OVERCLAIMED");
        String claimed = id("filled", "F-1");
        assertThat(current(claimed).path("outcome").asString()).isEqualTo("CURRENT");
        assertThat(catalog.get("/v1/supersessions/problems?brand=filled").text())
                .contains("OVERCLAIMED,Filled," + claimed + ",F-1,,9100,");

        JsonNode next = load("Filled", 9_102, 9_103, 2);
        assertThat(next.path("status").asString()).as(next.toString()).isEqualTo("FINISHED");
        assertThat(report("Filled").at("/examples/0/to").asString()).isEqualTo("9101");

        JsonNode mended = load("Filled", 1, 9_103, 9_003);
        assertThat(mended.at("/supersessions/overclaimed").asInt()).isZero();
        assertThat(mended.at("/supersessions/superseded").asInt()).isEqualTo(1);
        assertThat(current(claimed).path("outcome").asString()).isEqualTo("SEVERAL");
        assertThat(current(claimed).at("/chain/0/to")).hasSize(100);
        assertThat(current(claimed).at("/chain/0/kind").asString()).isEqualTo("ONE_OF");
    }

    /** However long it goes on: a link takes a place that another has left. */
    @Test
    void findsAPlaceForEachClaimThatTakesTheOneOfAnother() {
        load("Turn", 1, 3, 2);
        for (int no = 3; no < 9; no++) {
            load("Turn", no, no + 1, 2);
            load("Turn", no - 1, no, no);
        }
        assertThat(current(id("turn", "F-1")).path("currentPartNumber").asString())
                .isEqualTo("F-8");
        assertThat(catalog.bean(JdbcClient.class)
                        .sql("SELECT position FROM supersession WHERE link = 'claimed' AND to_identity = 'F-8'")
                        .query(Integer.class)
                        .list())
                .containsExactly(1_001);
    }
}
