package io.partguard.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.testing.CatalogProcess;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class KilledRebuildIT {
    private static final int PARTS = 20_000;
    private static final int KILLS = 3;

    @Test
    void answersFromTheOldIndexUntilTheNewOneIsWholeHoweverOftenItIsKilled() throws Exception {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < PARTS; i++) {
            file.append("{\"brand\":\"Again\",\"partNumber\":\"G %06d\",\"name\":\"Part %d\"}\n".formatted(i, i));
        }
        Random random = new Random(11);
        try (CatalogProcess service = new CatalogProcess()) {
            String id = service.post("/v1/parts/imports?createBrands=true", "application/x-ndjson", file.toString())
                    .path("id")
                    .asString();
            until(() -> service.get("/v1/parts/imports/" + id)
                    .path("status")
                    .asString()
                    .equals("FINISHED"));
            String before = serving(service);
            service.post("/v1/index/rebuild", "application/json", "");
            for (int kill = 0; kill < KILLS && serving(service).equals(before); kill++) {
                Thread.sleep(random.nextInt(700));
                service.kill();
                service.start();
                JsonNode found = service.get("/v1/parts?number=G000007");
                assertThat(found.path("items").size()).as(found.toString()).isEqualTo(1);
            }
            until(() -> !serving(service).equals(before));
            JsonNode index = service.get("/v1/index");
            assertThat(index.at("/serving/documents").asInt()).isEqualTo(PARTS);
            assertThat(index.at("/previous/name").asString()).isEqualTo(before);
            assertThat(index.has("building")).isFalse();
        }
    }

    private interface Reached {
        boolean now() throws Exception;
    }

    private static void until(Reached reached) throws Exception {
        long end = System.nanoTime() + 120_000_000_000L;
        while (!reached.now()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static String serving(CatalogProcess service) throws InterruptedException {
        return service.get("/v1/index").at("/serving/name").asString();
    }
}
