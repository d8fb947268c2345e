package io.partguard.pricing;

import static io.partguard.pricing.World.region;
import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.api.testing.TestTokens;
import io.partguard.pricing.importing.ImportWorker;
import io.partguard.stack.Database;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A process that is killed with -9 in the middle of an import leaves nothing half done, and another one finishes it. */
class ImportSurvivesAKillIT {
    private static final int ROWS = 60_000;

    @Test
    void anotherProcessFinishesTheImportAndNothingIsDoubled() throws Exception {
        try (Service service = Service.start()) {
            World.put(service, "/v1/regions/eu", region("Europe", "\"DE\"", "EUR", "0.01", "0.19", "Europe/Berlin"));
            service.bean(ImportWorker.class).stop();
            String location = service.upload("/v1/prices/imports", "text/csv", BodyPublishers.ofString(rows()))
                    .expect(202)
                    .header("Location");

            Process killed = process(service.database());
            try {
                untilItRuns(service, location);
            } finally {
                killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
            JdbcClient jdbc = service.bean(JdbcClient.class);
            long afterTheKill = count(jdbc);
            service.bean(ImportWorker.class).start();
            JsonNode job = service.ended(location);

            assertThat(afterTheKill).isIn(0L, (long) ROWS);
            assertThat(job.get("status").asString()).isEqualTo("FINISHED");
            assertThat(job.get("read").asLong()).isEqualTo(ROWS);
            assertThat(count(jdbc)).isEqualTo(ROWS);
        }
    }

    private static void untilItRuns(Service service, String location) throws InterruptedException {
        for (int i = 0; i < 1_200; i++) {
            JsonNode job = service.get(location, "pricing").json();
            if (!job.get("status").asString().equals("QUEUED")
                    && job.get("read").asLong() > 0) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the other process did not begin");
    }

    private static long count(JdbcClient jdbc) {
        return jdbc.sql("SELECT count(*) FROM price").query(Long.class).single();
    }

    private static String rows() {
        return "brand,partNumber,region,currency,listPrice,validFrom\n"
                + IntStream.range(0, ROWS)
                        .mapToObj(i -> "Nordkette,kill-" + i + ",eu,EUR,12.34,2026-01-01\n")
                        .collect(Collectors.joining());
    }

    private static Process process(Database database) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PricingApplication.class.getName(),
                        "--server.port=0",
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--partguard.jwks=" + TestTokens.jwks(),
                        "--partguard.service.key=" + TestTokens.serviceKeyFile("pricing-service"),
                        "--partguard.neighbours.catalog.url=http://127.0.0.1:9")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
