package io.partguard.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.testing.CatalogProcess;
import io.partguard.stack.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A revert that is killed goes on: every part of the ledger is taken back once, or named as left alone. */
class KilledRevertIT {
    private static final int BEFORE = 6_000;
    private static final int AFTER = 12_000;
    private static final int LATER = 500;
    private static final int KILLS = 3;
    private static final String NDJSON = "application/x-ndjson";

    /** Before: 0 to 5,999 as "old". The import: 0 to 11,999 as "wrong". Later: 0 to 499 as "later". */
    @Test
    void goesOnAfterEachKillAndTakesEveryPartBackOnce() throws Exception {
        Random random = new Random(11);
        try (CatalogProcess service = new CatalogProcess("partguard.import.rows-a-chunk=100")) {
            load(service, "old", 0, BEFORE);
            String id = load(service, "wrong", 0, AFTER);
            load(service, "later", 0, LATER);
            String revert = service.post("/v1/parts/imports/" + id + "/revert", "application/json", "")
                    .path("id")
                    .asString();
            for (int kill = 0; kill < KILLS; kill++) {
                long target = (long) AFTER * (kill + 1) / (KILLS + 2) + random.nextInt(1000);
                JsonNode job = service.get("/v1/parts/imports/" + revert);
                while (job.path("read").asLong() < target
                        && !job.path("status").asString().equals("FINISHED")) {
                    Thread.sleep(random.nextInt(10));
                    job = service.get("/v1/parts/imports/" + revert);
                }
                service.kill();
                service.start();
            }
            JsonNode job = ended(service, revert);
            assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("FINISHED");
            assertThat(job.path("read").asInt()).isEqualTo(AFTER);
            assertThat(job.path("rejected").asInt()).isEqualTo(LATER);
            assertThat(job.path("changed").asInt()).isEqualTo(BEFORE - LATER);
            assertThat(job.path("removed").asInt()).isEqualTo(AFTER - BEFORE);

            assertThat(number(service, "SELECT count(*) FROM part WHERE NOT removed AND document LIKE '%old%'"))
                    .isEqualTo(BEFORE - LATER);
            assertThat(number(service, "SELECT count(*) FROM part WHERE NOT removed AND document LIKE '%later%'"))
                    .isEqualTo(LATER);
            assertThat(number(service, "SELECT count(*) FROM part WHERE NOT removed AND document LIKE '%wrong%'"))
                    .isZero();
            assertThat(number(service, "SELECT count(*) FROM part WHERE removed"))
                    .isEqualTo(AFTER - BEFORE);
            assertThat(number(service, "SELECT count(*) FROM part_revision WHERE import_id = '" + revert + "'"))
                    .isEqualTo(AFTER - LATER);
            assertThat(number(service, "SELECT max(revision) FROM part")).isEqualTo(3);
            assertThat(number(service, "SELECT count(*) FROM import_rejected WHERE import_id = '" + revert + "'"))
                    .isEqualTo(LATER);
            // What the index has of a part that was taken away is nothing that anybody finds.
            assertThat(indexed(service, "/_count")).isEqualTo(AFTER);
            assertThat(indexed(service, "/_count?q=brand:reverted")).isEqualTo(BEFORE);
        }
    }

    private static String load(CatalogProcess service, String name, int from, int to) throws InterruptedException {
        StringBuilder file = new StringBuilder();
        for (int i = from; i < to; i++) {
            file.append("{\"brand\":\"Reverted\",\"partNumber\":\"R %06d\",\"name\":\"%s\"}\n".formatted(i, name));
        }
        String id = service.post("/v1/parts/imports?createBrands=true", NDJSON, file.toString())
                .path("id")
                .asString();
        JsonNode job = ended(service, id);
        assertThat(job.path("accepted").asInt()).as(job.toString()).isEqualTo(to - from);
        return id;
    }

    private static JsonNode ended(CatalogProcess service, String id) throws InterruptedException {
        JsonNode job = service.get("/v1/parts/imports/" + id);
        for (int i = 0; i < 1200 && !job.path("status").asString().matches("FINISHED|FAILED"); i++) {
            Thread.sleep(100);
            job = service.get("/v1/parts/imports/" + id);
        }
        return job;
    }

    private static long number(CatalogProcess service, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        service.database().jdbcUrl(),
                        service.database().user(),
                        service.database().password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long indexed(CatalogProcess service, String question) throws Exception {
        URI count = URI.create(TestServers.elasticsearchUrl() + "/" + service.prefix() + "-read" + question);
        String answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(count).build(), BodyHandlers.ofString())
                .body();
        return Long.parseLong(answer.replaceAll(".*\"count\":(\\d+).*", "$1"));
    }
}
