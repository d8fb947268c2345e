package io.partguard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.bench.stack.Api;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files as they come: each fault is named with line, column, value and code, and the rest goes through. */
class BadInputIT {
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    private static OnePartguard one;

    @BeforeAll
    static void start() {
        one = OnePartguard.get();
    }

    @Test
    void badRowsOfACatalogueAreNamedAndTheGoodOnesGoIn() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        line(file, "{\"brand\":\"Karvessa\",\"partNumber\":\"9X9 001 001\",\"name\":\"good before\"}");
        line(file, "{\"brand\":\"Karvessa\",\"partNumber\":");
        line(file, "{\"brand\":\"Nobody Knows\",\"partNumber\":\"9X9 001 002\",\"name\":\"a brand we do not have\"}");
        line(
                file,
                "{\"brand\":\"Karvessa\",\"partNumber\":\"9X9 001 003\",\"name\":\"" + "x".repeat(TEN_MEGABYTES)
                        + "\"}");
        file.write("{\"brand\":\"Karvessa\",\"partNumber\":\"9X9 001 004\",\"name\":\"caf"
                .getBytes(StandardCharsets.UTF_8));
        file.write(0xE9);
        line(file, "\"}");
        line(file, "{\"brand\":\"Karvessa\",\"name\":\"no number\"}");
        line(file, "{\"brand\":\"Karvessa\",\"partNumber\":\"9X9 001 005\",\"name\":\"good after\"}");

        JsonNode job = imported(one.operator, "/parts/imports", file.toByteArray(), "application/x-ndjson");
        Map<Integer, JsonNode> rejected = rejected(one.operator, "/parts/imports", job);

        assertThat(job.get("read").asInt()).isEqualTo(7);
        assertThat(job.get("accepted").asInt()).isEqualTo(2);
        assertThat(job.get("rejected").asInt()).isEqualTo(5);
        assertThat(rejected).containsOnlyKeys(2, 3, 4, 5, 6);
        assertThat(rejected.get(2).get("code").asString()).isEqualTo("BAD_JSON");
        assertThat(rejected.get(3).get("code").asString()).isEqualTo("UNKNOWN_BRAND");
        assertThat(rejected.get(3).get("column").asString()).isEqualTo("brand");
        assertThat(rejected.get(3).get("value").asString()).isEqualTo("Nobody Knows");
        assertThat(rejected.get(4).get("code").asString()).isEqualTo("ROW_TOO_LONG");
        assertThat(rejected.get(5).get("code").asString()).isEqualTo("INVALID_UTF8");
        assertThat(rejected.get(6).get("code").asString()).isEqualTo("MISSING_VALUE");
        assertThat(rejected.get(6).get("column").asString()).isEqualTo("partNumber");
        assertThat(one.dealer.get("/parts?number=9X9001005").get("items")).isNotEmpty();
    }

    @Test
    void badPricesAreNamedAndTheGoodOnesGoIn() throws Exception {
        String header = "brand,partNumber,region,currency,listPrice,dealerNet,validFrom\n";
        String rows = "Karvessa,9X9 001 001,de,EUR,10.00,7.00,2026-01-01\n"
                + "Karvessa,9X9 001 001,fr-at,EUR,-3.00,7.00,2026-01-01\n"
                + "Karvessa,9X9 001 001,nowhere,EUR,10.00,7.00,2026-01-01\n"
                + "Karvessa,9X9 001 001,de\n"
                + "Karvessa,9X9 001 005,de,EUR,cheap,7.00,2026-01-01\n";

        JsonNode job =
                imported(one.operator, "/prices/imports", (header + rows).getBytes(StandardCharsets.UTF_8), "text/csv");
        Map<Integer, JsonNode> rejected = rejected(one.operator, "/prices/imports", job);

        assertThat(job.get("read").asInt()).isEqualTo(5);
        assertThat(job.get("accepted").asInt()).isEqualTo(1);
        assertThat(rejected).containsOnlyKeys(3, 4, 5, 6);
        assertThat(rejected.get(3).get("code").asString()).isEqualTo("NEGATIVE_PRICE");
        assertThat(rejected.get(3).get("column").asString()).isEqualTo("listPrice");
        assertThat(rejected.get(3).get("value").asString()).isEqualTo("-3.00");
        assertThat(rejected.get(4).get("code").asString()).isEqualTo("UNKNOWN_REGION");
        assertThat(rejected.get(5).get("code").asString()).isEqualTo("WRONG_COLUMN_COUNT");
        assertThat(rejected.get(6).get("column").asString()).isEqualTo("listPrice");
    }

    @Test
    void badListingsAreNamedAndTheGoodOnesAreJudged() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        line(file, "{\"marketplace\":\"m\",\"listingId\":\"bad-1\",\"title\":\"wooden spoon\"}");
        line(file, "not json at all");
        line(file, "{\"marketplace\":\"m\",\"listingId\":\"bad-2\"}");
        line(file, "{\"marketplace\":\"m\",\"listingId\":\"bad-3\",\"title\":\"" + "y".repeat(TEN_MEGABYTES) + "\"}");
        line(file, "{\"marketplace\":\"m\",\"listingId\":\"bad-4\",\"title\":\"garden hose\"}");

        JsonNode job = imported(one.analyst, "/scans", file.toByteArray(), "application/x-ndjson");
        Map<Integer, JsonNode> rejected = rejected(one.analyst, "/scans", job);

        assertThat(job.get("accepted").asInt()).isEqualTo(2);
        assertThat(rejected).containsOnlyKeys(2, 3, 4);
        assertThat(rejected.get(3).get("column").asString()).isEqualTo("title");
        assertThat(rejected.values()).allMatch(row -> row.hasNonNull("code"));
    }

    @Test
    void aMappingThatNamesAColumnTheFileDoesNotHaveSaysWhich() throws Exception {
        one.operator.putText(
                "/part-mappings/wrong-column",
                "format: csv\nfields:\n  brand: maker\n  partNumber: number\n  name: title\n");
        JsonNode started = one.operator.start(
                "/parts/imports?mapping=wrong-column",
                BodyPublishers.ofString("maker,nummer,title\nKarvessa,1,a\n"),
                "text/csv");

        String path = "/parts/imports/" + started.get("id").asString();
        JsonNode job = one.operator.get(path);
        for (int i = 0;
                i < 300
                        && !List.of("FAILED", "FINISHED")
                                .contains(job.get("status").asString());
                i++) {
            Thread.sleep(100);
            job = one.operator.get(path);
        }

        assertThat(job.get("status").asString()).isEqualTo("FAILED");
        assertThat(job.get("failure").toString()).contains("number");
    }

    private static JsonNode imported(Api api, String path, byte[] file, String type) throws Exception {
        JsonNode started = api.start(path, BodyPublishers.ofByteArray(file), type);
        return api.job(path, started, OnePartguard.PATIENCE);
    }

    /** By line. */
    private static Map<Integer, JsonNode> rejected(Api api, String path, JsonNode job) throws Exception {
        Map<Integer, JsonNode> rows = new HashMap<>();
        try (var in = api.stream(path + "/" + job.get("id").asString() + "/rejected?format=ndjson")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> OnePartguard.JSON.readTree(line))
                    .forEach(row -> rows.put(row.get("line").asInt(), row));
        }
        return rows;
    }

    private static void line(ByteArrayOutputStream file, String text) throws Exception {
        file.write(text.getBytes(StandardCharsets.UTF_8));
        file.write('\n');
    }
}
