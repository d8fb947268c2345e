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
    private static final int FITTED = 500;
    private static final int APPLICATIONS = 10_000;

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
        try (CatalogProcess service = new CatalogProcess("partguard.import.rows-a-chunk=200")) {
            String id = service.post("/v1/parts/imports?createBrands=true", "application/x-ndjson", file.toString())
                    .path("id")
                    .asString();
            JsonNode job = endOfKilled(service, id, ROWS);
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

    @Test
    void hasWhatEveryPartFitsOnceAndNamesTheApplicationsOfUnknownParts() throws Exception {
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < FITTED; i++) {
            parts.append("{\"brand\":\"Fit\",\"partNumber\":\"F %04d\",\"name\":\"Part\"}\n".formatted(i));
        }
        StringBuilder file =
                new StringBuilder("<ACES version=\"4.2\"><Header><BrandAAIAID>ZZZZ</BrandAAIAID></Header>\n");
        for (int i = 0; i < APPLICATIONS; i++) {
            boolean unknown = i % (APPLICATIONS / BAD) == 7;
            file.append(
                    "<App action=\"A\" id=\"%d\"><BaseVehicle id=\"%d\"/><Qty>1</Qty><PartType id=\"9\"/><Part>F %s</Part></App>\n"
                            .formatted(i, i, unknown ? "none" : "%04d".formatted(i % FITTED)));
        }
        file.append("<Footer><RecordCount>").append(APPLICATIONS).append("</RecordCount></Footer></ACES>");
        try (CatalogProcess service = new CatalogProcess("partguard.import.rows-a-chunk=100")) {
            String made = service.post("/v1/parts/imports?createBrands=true", "application/x-ndjson", parts.toString())
                    .path("id")
                    .asString();
            assertThat(end(service, made).path("created").asInt()).isEqualTo(FITTED);
            number(service, "UPDATE brand SET manufacturer_code = 'ZZZZ' WHERE name = 'Fit' RETURNING 1");

            String id = service.post("/v1/parts/imports", "application/xml", file.toString())
                    .path("id")
                    .asString();
            JsonNode job = endOfKilled(service, id, APPLICATIONS);
            assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("FINISHED");
            assertThat(job.path("read").asInt()).isEqualTo(APPLICATIONS);
            assertThat(job.path("rejected").asInt()).isEqualTo(BAD);
            assertThat(number(service, "SELECT count(*) FROM application WHERE NOT removed"))
                    .isEqualTo(APPLICATIONS - BAD);
            assertThat(number(service, "SELECT count(DISTINCT vehicle_code) FROM application"))
                    .isEqualTo(APPLICATIONS - BAD);
            assertThat(number(service, "SELECT count(*) FROM application_change"))
                    .isEqualTo(APPLICATIONS - BAD);
            assertThat(number(
                            service,
                            "SELECT count(DISTINCT line) FROM import_rejected WHERE entry LIKE '%UNKNOWN_PART%'"))
                    .isEqualTo(BAD);
        }
    }

    /** Kills the service at random points of an import, starts it again each time, and waits for the end. */
    private static JsonNode endOfKilled(CatalogProcess service, String id, int rows) throws Exception {
        Random random = new Random(7);
        long seen = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long target = seen + 1 + random.nextInt(rows / (KILLS + 1));
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
        return end(service, id);
    }

    private static JsonNode end(CatalogProcess service, String id) throws Exception {
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

    private static long indexed(CatalogProcess service) throws Exception {
        URI count = URI.create(TestServers.elasticsearchUrl() + "/" + service.prefix() + "-read/_count");
        String answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(count).build(), BodyHandlers.ofString())
                .body();
        return Long.parseLong(answer.replaceAll(".*\"count\":(\\d+).*", "$1"));
    }
}
