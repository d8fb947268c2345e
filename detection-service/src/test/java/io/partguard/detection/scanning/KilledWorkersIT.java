package io.partguard.detection.scanning;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.api.testing.TestTokens;
import io.partguard.detection.ServiceIT;
import io.partguard.stack.Database;
import io.partguard.stack.TestServers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Workers are processes, and processes are killed: the ledger of lines against what the database has in the end. */
@TestPropertySource(properties = "partguard.role=api")
class KilledWorkersIT extends ServiceIT {
    private static final Database OWN = TestServers.newDatabase("detection");
    private static final int LISTINGS = 3_000;
    private static final int KILLS = 3;

    private final List<Process> workers = new ArrayList<>();

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", OWN::jdbcUrl);
        registry.add("spring.datasource.username", OWN::user);
        registry.add("spring.datasource.password", OWN::password);
    }

    @AfterEach
    void endAll() {
        workers.forEach(Process::destroyForcibly);
    }

    private Process worker() throws IOException {
        Process worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Duser.timezone=UTC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillableWorker.class.getName(),
                        "--partguard.role=worker",
                        "--server.port=0",
                        "--spring.datasource.url=" + OWN.jdbcUrl(),
                        "--spring.datasource.username=" + OWN.user(),
                        "--spring.datasource.password=" + OWN.password(),
                        "--partguard.jwks=" + TestTokens.jwks(),
                        "--partguard.service.key=" + TestTokens.serviceKeyFile("detection-service"),
                        "--partguard.scan.segment-size=100",
                        "--partguard.scan.batch-size=20",
                        "--partguard.scan.workers=3",
                        "--partguard.scan.poll-every=100ms",
                        "--partguard.scan.heartbeat=500ms")
                .redirectErrorStream(true)
                .redirectOutput(new File("target/killed-worker-" + workers.size() + ".log"))
                .start();
        workers.add(worker);
        return worker;
    }

    private long done(String scanId) {
        JsonNode scan = json(get("/v1/scans/" + scanId));
        return scan.get("decided").asLong() + scan.get("undecided").asLong();
    }

    @Test
    void noLineIsLostAndNoneIsDoubledHoweverOftenWorkersAreKilled() throws Exception {
        StringBuilder csv = new StringBuilder("marketplace,listingId,title,sellerId\n");
        IntStream.range(0, LISTINGS)
                .forEach(i -> csv.append(
                        "bay,%d,%s %d,s%d\n".formatted(i, i % 50 == 0 ? "COUNTERFEIT" : "NOT_OURS", i, i % 20)));
        String id =
                json(post("/v1/scans", "text/csv", csv.toString())).get("id").asString();

        Random random = new Random(7);
        for (int kill = 0; kill < KILLS; kill++) {
            Process worker = worker();
            long before = done(id);
            long enough = before + 100 + random.nextInt(500);
            await(Duration.ofMinutes(3), () -> done(id) >= enough);
            worker.destroyForcibly().waitFor();
        }
        assertThat(json(get("/v1/scans/" + id)).get("status").asString()).isEqualTo("RUNNING");
        worker();
        worker();
        JsonNode scan = ended(id);

        assertThat(scan.get("status").asString()).isEqualTo("FINISHED");
        assertThat(scan.get("decided").asLong()).isEqualTo(LISTINGS);
        List<Long> lines = jdbc.sql("select line from scan_result where scan_id = ? order by line")
                .param(id)
                .query(Long.class)
                .list();
        assertThat(lines).isEqualTo(LongStream.range(2, LISTINGS + 2).boxed().toList());
        assertThat(number("select count(*) from detection")).isEqualTo(LISTINGS);
        assertThat(number("select count(distinct id) from detection")).isEqualTo(LISTINGS);
        assertThat(number("select count(*) from listing_version")).isEqualTo(LISTINGS);
        assertThat(number("select count(*) from case_listing")).isEqualTo(LISTINGS / 50);
        assertThat(number("select sum(n) from scan_count")).isEqualTo(LISTINGS);
        await(Duration.ofSeconds(10), () -> number("select count(*) from scheduled_tasks") == 0);
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
