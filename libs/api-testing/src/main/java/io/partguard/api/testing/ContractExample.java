package io.partguard.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request and its answer, {@code proof/contracts/<service>/<operation>/<case>.json}: other services' tests rest on it, and
 * the service's own tests hold it to what it really answers. {@code -Dpartguard.contracts.write=true} writes the answers
 * instead.
 */
public final class ContractExample {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path CONTRACTS = Path.of("..", "proof", "contracts");

    private final Path file;
    /** {@code <operation>/<case>.json}. */
    private final Path name;

    private final ObjectNode example;

    private ContractExample(Path service, Path file) {
        this.file = file;
        this.name = service.relativize(file);
        try {
            this.example = (ObjectNode) JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** All examples of a service, in the order of their names. */
    public static List<ContractExample> of(String service) {
        Path folder = CONTRACTS.resolve(service);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> new ContractExample(folder, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String operation() {
        return name.getName(0).toString();
    }

    public String method() {
        return example.at("/request/method").asString();
    }

    public String path() {
        return example.at("/request/path").asString();
    }

    /** The role of who asks, or the given one where the example does not say. */
    public String role(String otherwise) {
        return example.at("/request/role").asString(otherwise);
    }

    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        example.at("/request/headers")
                .properties()
                .forEach(one -> headers.put(one.getKey(), one.getValue().asString()));
        return headers;
    }

    /** As JSON; null where the request has none. */
    public @Nullable String body() {
        JsonNode body = example.at("/request/body");
        return body.isMissingNode() ? null : body.toString();
    }

    /**
     * Fails where the service answers otherwise than the example says.
     *
     * @param changing names of fields whose values are others each time
     */
    public void hold(int status, String body, Set<String> changing) {
        ObjectNode expected = (ObjectNode) example.get("response");
        JsonNode answer = JSON.readTree(body);
        if (Boolean.getBoolean("partguard.contracts.write")) {
            expected.put("status", status).set("body", answer);
            write();
            return;
        }
        assertThat(status).as(body).isEqualTo(expected.get("status").asInt());
        assertThat(masked(answer, changing)).isEqualTo(masked(expected.get("body"), changing));
    }

    private void write() {
        try {
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(example) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode masked(JsonNode json, Set<String> changing) {
        if (json instanceof ObjectNode object) {
            changing.stream().filter(name -> object.path(name).isValueNode()).forEach(name -> object.put(name, "…"));
            object.forEach(value -> masked(value, changing));
        } else if (json instanceof ArrayNode array) {
            array.forEach(value -> masked(value, changing));
        }
        return json;
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
