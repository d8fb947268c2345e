package io.partguard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.bench.stack.Api.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The catalogue is killed in the middle of a scan: no listing of ours may come out as none of ours. */
class OutageIT {
    private static final int LISTINGS = 3_000;

    private static OnePartguard one;

    @BeforeAll
    static void start() {
        one = OnePartguard.get();
    }

    @AfterAll
    static void revive() {
        one.partguard.command("up");
    }

    @Test
    void anOutageIsNeverReadAsNotOurs() throws Exception {
        JsonNode scan =
                one.analyst.start("/scans?country=DE", BodyPublishers.ofString(listings()), "application/x-ndjson");
        one.partguard.kill("catalog-service");

        Answer single = one.analyst.call(
                "POST",
                "/detections",
                BodyPublishers.ofString(listing("single", "5N0 941 005 C")),
                Map.of("Content-Type", "application/json"));
        assertThat(single.status()).as(single.text()).isEqualTo(503);
        assertThat(single.body().get("code").asString()).isNotBlank();

        one.partguard.command("up");
        JsonNode ended = one.analyst.job("/scans", scan, OnePartguard.PATIENCE);

        assertThat(ended.get("accepted").asInt()).isEqualTo(LISTINGS);
        int rows = 0;
        try (var in = one.analyst.stream("/scans/" + scan.get("id").asString() + "/results?format=ndjson")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                JsonNode row = OnePartguard.JSON.readTree(line);
                rows++;
                assertThat(row.path("verdict").asString("")).as(line).isNotEqualTo("NOT_OURS");
                boolean undecided = row.path("verdict").asString("UNDECIDED").equals("UNDECIDED");
                assertThat(row.hasNonNull("code")).as(line).isEqualTo(undecided);
            }
        }
        assertThat(rows).isEqualTo(LISTINGS);
    }

    private static String listings() throws Exception {
        List<String> numbers = Files.readAllLines(one.world.resolve("catalogue.ndjson")).stream()
                .map(line -> OnePartguard.JSON.readTree(line))
                .filter(part -> part.get("brand").asString().equals("Karvessa") && !part.has("coreChargeFor"))
                .map(part -> part.get("partNumber").asString())
                .toList();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < LISTINGS; i++) {
            lines.append(listing("outage-" + i, numbers.get(i % numbers.size())))
                    .append('\n');
        }
        return lines.toString();
    }

    private static String listing(String id, String number) {
        return OnePartguard.JSON.writeValueAsString(Map.of(
                "marketplace",
                "outage",
                "listingId",
                id,
                "title",
                "Original Karvessa " + number + " neu",
                "brand",
                "Karvessa",
                "partNumber",
                number));
    }
}
