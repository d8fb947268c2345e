package io.partguard.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.api.testing.OpenApiFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The examples under {@code proof/contracts}, which tests of other services rest on, are what this service really answers;
 * {@code -Dpartguard.contracts.write=true} rewrites the answers instead.
 */
class ContractsIT {
    private static final Path CONTRACTS = Path.of("../proof/contracts/pricing-service");
    /** What is different each time. */
    private static final List<String> CHANGING =
            List.of("priceBook", "id", "createdAt", "expiresAt", "knownAt", "traceId");

    private static Service service;

    @BeforeAll
    static void start() throws InterruptedException {
        service = Service.start();
        World.build(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(CONTRACTS)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void answersAsTheExampleSays(Path file) throws IOException {
        ObjectNode example = (ObjectNode) Service.JSON.readTree(Files.readString(file));
        String path = example.at("/request/path").asString();
        String body = example.at("/request/body").toString();
        Service.Answer answer = path.equals("/v1/reference-prices")
                ? service.asService(path, body)
                : service.json(example.at("/request/method").asString(), path, "dealer", body);
        JsonNode expected = example.get("response");

        if (Boolean.getBoolean("partguard.contracts.write")) {
            ((ObjectNode) expected).put("status", answer.status()).set("body", answer.json());
            Files.writeString(
                    file, Service.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(example) + "\n");
            return;
        }
        assertThat(answer.status())
                .as(answer.body())
                .isEqualTo(expected.get("status").asInt());
        assertThat(same(answer.json())).isEqualTo(same(expected.get("body")));
    }

    private static JsonNode same(JsonNode json) {
        if (json instanceof ObjectNode object) {
            CHANGING.forEach(name -> {
                if (object.has(name) && object.get(name).isString()) {
                    object.put(name, "…");
                }
            });
            object.properties().forEach(property -> same(property.getValue()));
        } else if (json instanceof ArrayNode array) {
            array.forEach(ContractsIT::same);
        }
        return json;
    }

    @Test
    void theOpenApiFileIsWhatTheServiceServes() {
        OpenApiFile.check(service.base(), "pricing");
    }
}
