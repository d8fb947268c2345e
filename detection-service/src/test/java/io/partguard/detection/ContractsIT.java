package io.partguard.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The examples under {@code proof/contracts} are what this service really answers; {@code -Dpartguard.contracts.write=true}
 * rewrites the answers instead.
 */
class ContractsIT extends ServiceIT {
    private static final Path CONTRACTS = Path.of("../proof/contracts/detection-service");
    /** What is different each time, or with each training. */
    private static final List<String> CHANGING = List.of("traceId", "detail");

    @BeforeEach
    void aSellerIsKnown() {
        assertThat(post("/v1/detections", "application/json", """
                        {"marketplace":"bay","listingId":"contract","title":"GENUINE disc","seller":{"id":"contract","name":"Ann"}}
                        """).statusCode()).isEqualTo(200);
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(CONTRACTS)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void answersAsTheExampleSays(Path file) throws IOException {
        ObjectNode example = (ObjectNode) JSON.readTree(Files.readString(file));
        JsonNode asked = example.get("request");
        HttpRequest.Builder request =
                request(asked.get("path").asString(), asked.get("role").asString());
        asked.get("headers")
                .properties()
                .forEach(one -> request.header(one.getKey(), one.getValue().asString()));
        HttpResponse<String> answer = send(request.method(
                asked.get("method").asString(),
                asked.has("body") ? BodyPublishers.ofString(asked.get("body").toString()) : BodyPublishers.noBody()));
        ObjectNode expected = (ObjectNode) example.get("response");
        if (Boolean.getBoolean("partguard.contracts.write")) {
            expected.put("status", answer.statusCode()).set("body", json(answer));
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(example) + "\n");
            return;
        }
        assertThat(answer.statusCode())
                .as(answer.body())
                .isEqualTo(expected.get("status").asInt());
        assertThat(same(json(answer))).isEqualTo(same(expected.get("body")));
    }

    private static JsonNode same(JsonNode json) {
        if (json instanceof ObjectNode object) {
            CHANGING.stream().filter(object::has).forEach(name -> object.put(name, "…"));
        }
        return json;
    }
}
