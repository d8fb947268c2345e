package io.partguard.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.testing.RunningCatalog;
import io.partguard.catalog.testing.RunningCatalog.Answer;
import io.partguard.catalog.testing.Wire;
import io.partguard.stack.TestServers;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Unavailable is never empty: with a search that is gone, silent or broken, every question is refused in bounded time. */
class OutageIT {
    private static final String LISTINGS = """
            {"listings":[{"ref":"1","numbers":["A 1000"],"text":"oil filter"},{"ref":"2","text":"nothing like it"}]}
            """;
    private static Wire wire;
    private static RunningCatalog catalog;

    @BeforeAll
    static void start() throws IOException {
        wire = Wire.to(TestServers.elasticsearchUrl());
        catalog = RunningCatalog.start(
                "partguard.elasticsearch.url", wire.url(),
                "partguard.elasticsearch.answer-timeout", "1s",
                "partguard.elasticsearch.bulk-timeout", "3s",
                "partguard.elasticsearch.connect-timeout", "500ms");
        catalog.importText(
                "{\"brand\":\"Alpha\",\"partNumber\":\"A 1000\",\"name\":\"Oil filter\"}\n",
                "application/x-ndjson",
                "?createBrands=true");
    }

    @AfterAll
    static void stop() throws IOException {
        catalog.close();
        wire.close();
    }

    @BeforeEach
    void repair() {
        wire.set(Wire.State.WORKING);
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT", "REFUSING", "CUTTING", "DRIBBLING"})
    void refusesInsteadOfFindingNothing(Wire.State broken) {
        assertThat(catalog.asService("/v1/candidates", LISTINGS)
                        .json()
                        .at("/results/0/candidates")
                        .size())
                .isEqualTo(1);
        wire.set(broken);
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            Answer candidates = catalog.asService("/v1/candidates", LISTINGS);
            assertThat(candidates.status()).as(candidates.text()).isEqualTo(503);
            assertThat(candidates.json().path("code").asString()).isEqualTo("CATALOGUE_UNAVAILABLE");
            assertThat(candidates.headers()).containsKey("retry-after");
            assertThat(catalog.get("/v1/parts?number=A1000").status()).isEqualTo(503);
            assertThat(catalog.get("/v1/parts?q=filter").status()).isEqualTo(503);
            assertThat(catalog.post("/v1/parts/lookups", "application/json", "{\"lines\":[{\"number\":\"A1000\"}]}")
                            .status())
                    .isEqualTo(503);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
        wire.set(Wire.State.WORKING);
        Answer again = catalog.asService("/v1/candidates", LISTINGS);
        for (int i = 0; i < 50 && again.status() != 200; i++) {
            again = catalog.asService("/v1/candidates", LISTINGS);
        }
        assertThat(again.json().at("/results/0/candidates/0/partNumber").asString())
                .isEqualTo("A 1000");
    }

    @Test
    void finishesAnImportOnlyOnceTheIndexCanBeWritten() throws InterruptedException {
        wire.set(Wire.State.REFUSING);
        String id = catalog.post(
                        "/v1/parts/imports",
                        "application/x-ndjson",
                        "{\"brand\":\"Alpha\",\"partNumber\":\"A 2000\",\"name\":\"Air filter\"}\n")
                .json()
                .path("id")
                .asString();
        catalog.waitForImport(id, job -> job.path("status").asString().equals("INDEXING"));
        Thread.sleep(1500);
        assertThat(catalog.get("/v1/parts/imports/" + id).json().path("status").asString())
                .isEqualTo("INDEXING");
        wire.set(Wire.State.WORKING);
        assertThat(catalog.waitForImport(id).path("status").asString()).isEqualTo("FINISHED");
        assertThat(catalog.get("/v1/parts?number=A2000").json().path("items").size())
                .isEqualTo(1);
    }
}
