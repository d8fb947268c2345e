package io.partguard.detection.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An example that the provider's own tests are held to, {@code proof/contracts/<provider>/<operation>/<case>.json}. */
public record Contract(JsonNode request, JsonNode response) {

    public static Contract of(String provider, String operation, String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        Path file = folder.resolve(Path.of("proof", "contracts", provider, operation, name + ".json"));
        try {
            JsonNode example = JsonMapper.shared().readTree(Files.readString(file));
            return new Contract(example.get("request"), example.get("response"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers as the provider does, to a request that is exactly the example's. */
    public void servedBy(WireMockServer provider) {
        var stub = WireMock.request(
                request.get("method").asString(), urlEqualTo(request.get("path").asString()));
        if (request.has("body")) {
            stub.withRequestBody(equalToJson(request.get("body").toString(), false, false));
        }
        provider.stubFor(stub.willReturn(aResponse()
                .withStatus(response.get("status").asInt())
                .withHeader("Content-Type", "application/json")
                .withBody(response.get("body").toString())));
    }
}
