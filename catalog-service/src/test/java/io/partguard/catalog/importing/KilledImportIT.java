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

class KilledImportIT {
    private static final int ROWS = 30_000;
    private static final int EARLY = 2;
    private static final int BAD = 10;
    private static final int KILLS = 3;

    @Test
    void goesOnAfterEachKillAndHasEveryAcceptedRowOnce() throws Exception {
        // Of a brand that no row behind the first kill has.
        StringBuilder file = new StringBuilder("""
                {"brand":"Early","partNumber":"E 1","name":"Old","supersededBy":["E 2"]}
                {"brand":"Early","partNumber":"E 2","name":"New"}
                """);
        for (int i = EARLY; i < ROWS; i++) {
            String name = i % (ROWS / BAD) == 7 ? "" : "Part " + i;
            file.append("{\"brand\":\"Killed\",\"partNumber\":\"K %06d\",\"name\":\"%s\"}\n".formatted(i, name));
        }
        Random random = new Random(7);
        try (CatalogProcess service = new CatalogProcess("partguard.import.rows-a-chunk=200")) {
            String id = service.post("/v1/parts/imports?createBrands=true", "application/x-ndjson", file.toString())
                    .path("id")
                    .asString();
            long seen = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                long target = seen + 1 + random.nextInt(ROWS / (KILLS + 1));
                JsonNode job = service.get("/v1/parts/imports/" + id);
                while (job.path("read").asLong() < target
                        && !job.path("status").asString().equals("FINISHED")) {
                    Thread.sleep(random.nextInt(20));
                    job = service.get("/v1/parts/imports/" + id);
                }
                seen = job.path("read").asLong();
                service.kill();
                service.start();
            }
            JsonNode job = service.get("/v1/parts/imports/" + id);
            for (int i = 0; i < 1200 && !job.path("status").asString().equals("FINISHED"); i++) {
                Thread.sleep(100);
                job = service.get("/v1/parts/imports/" + id);
            }
            assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("FINISHED");
            assertThat(job.path("read").asInt()).isEqualTo(ROWS);
            assertThat(job.path("rejected").asInt()).isEqualTo(BAD);
            assertThat(job.path("created").asInt()).isEqualTo(ROWS - BAD);
            assertThat(number(service, "SELECT count(*) FROM part")).isEqualTo(ROWS - BAD);
            assertThat(number(service, "SELECT count(*) FROM part_revision")).isEqualTo(ROWS - BAD);
            assertThat(number(service, "SELECT count(*) FROM import_rejected")).isEqualTo(BAD);
            assertThat(number(service, "SELECT count(*) FROM import_seen")).isZero();
            assertThat(number(service, "SELECT count(*) FROM import_taken")).isZero();
            assertThat(number(service, "SELECT count(*) FROM supersession WHERE to_no IS NOT NULL"))
                    .as("supersessions that were committed before the kills, pointed at their parts")
                    .isEqualTo(1);
            assertThat(job.at("/supersessions/resolved").asInt()).isEqualTo(1);
            assertThat(indexed(service)).isEqualTo(ROWS - BAD);
            assertThat(service.residentMegabytes()).isLessThan(512);
        }
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

    private static long indexed(CatalogProcess service) throws Exception {
        URI count = URI.create(TestServers.elasticsearchUrl() + "/" + service.prefix() + "-read/_count");
        String answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(count).build(), BodyHandlers.ofString())
                .body();
        return Long.parseLong(answer.replaceAll(".*\"count\":(\\d+).*", "$1"));
    }
}
