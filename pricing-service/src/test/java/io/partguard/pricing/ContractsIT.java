package io.partguard.pricing;

import io.partguard.api.testing.ContractExample;
import io.partguard.api.testing.OpenApiFile;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples under {@code proof/contracts}, which tests of other services rest on, are what this service really answers.
 */
class ContractsIT {
    /** What is different each time. */
    private static final Set<String> CHANGING =
            Set.of("priceBook", "id", "createdAt", "expiresAt", "knownAt", "traceId");

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

    static List<ContractExample> examples() {
        return ContractExample.of("pricing-service");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void answersAsTheExampleSays(ContractExample example) {
        String body = String.valueOf(example.body());
        Service.Answer answer = example.path().equals("/v1/reference-prices")
                ? service.asService(example.path(), body)
                : service.json(example.method(), example.path(), "dealer", body);
        example.hold(answer.status(), answer.body(), CHANGING);
    }

    @Test
    void theOpenApiFileIsWhatTheServiceServes() {
        OpenApiFile.check(service.base(), "pricing");
    }
}
