package io.partguard.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** There is no Docker where this is built; what a parser can say about compose.yaml, it says here. */
class ComposeTest {
    private static final Set<String> FIELDS = Set.of(
            "image",
            "environment",
            "configs",
            "volumes",
            "healthcheck",
            "depends_on",
            "ports",
            "user",
            "read_only",
            "cap_drop",
            "security_opt",
            "tmpfs",
            "mem_limit",
            "restart");
    private static final List<String> OURS =
            List.of("gateway", "catalog-service", "pricing-service", "detection-service");

    private final Map<String, Object> compose =
            Checkout.documents(Checkout.ROOT.resolve("compose.yaml")).getFirst();
    private final Map<String, Object> services = map(compose.get("services"));

    ComposeTest() throws IOException {}

    @Test
    void hasEveryPieceAndNothingElse() {
        assertThat(compose.keySet()).containsExactlyInAnyOrder("name", "x-service", "services", "volumes", "configs");
        assertThat(services.keySet())
                .containsExactlyInAnyOrder(
                        "gateway",
                        "catalog-service",
                        "pricing-service",
                        "detection-service",
                        "postgres",
                        "elasticsearch");
        services.forEach((name, service) ->
                assertThat(FIELDS).as(name).containsAll(map(service).keySet()));
    }

    @Test
    void dependsMountsAndConfiguresOnlyWhatThereIs() {
        services.forEach((name, service) -> {
            assertThat(services.keySet())
                    .as(name)
                    .containsAll(names(map(service).get("depends_on")));
            for (String volume : strings(map(service).get("volumes"))) {
                String source = volume.substring(0, volume.indexOf(':'));
                assertThat(source.startsWith("./")
                                || map(compose.get("volumes")).containsKey(source))
                        .as(volume)
                        .isTrue();
            }
            if (map(service).get("configs") instanceof List<?> configs) {
                configs.forEach(
                        it -> assertThat(map(compose.get("configs"))).containsKey((String) map(it).get("source")));
            }
        });
    }

    @Test
    void opensTheGatewayAloneAndOnlyToThisMachine() {
        services.forEach((name, service) -> {
            List<String> ports = strings(map(service).get("ports"));
            assertThat(ports).as(name).allMatch(port -> port.startsWith("127.0.0.1:"));
            assertThat(ports.isEmpty()).as(name).isEqualTo(!name.equals("gateway"));
        });
    }

    @Test
    void hardensOurOwnAndTellsThemWhereEverythingIs() {
        for (String name : OURS) {
            Map<String, Object> service = map(services.get(name));
            assertThat(service).containsEntry("read_only", true).containsEntry("mem_limit", "512m");
            assertThat(service.get("cap_drop")).isEqualTo(List.of("ALL"));
            assertThat((String) service.get("image")).startsWith("partguard/" + name + ":");
            Map<String, Object> environment = map(service.get("environment"));
            environment.forEach((variable, value) -> {
                if (variable.endsWith("_URL") && String.valueOf(value).startsWith("http")) {
                    String host = String.valueOf(value).replaceFirst("^http://([^:/]+).*", "$1");
                    assertThat(services).as(variable).containsKey(host);
                }
            });
            assertThat(environment).containsKeys("SERVER_ADDRESS", "SERVER_PORT", "PARTGUARD_JWKS");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(Object value) {
        return value == null ? List.of() : (List<String>) value;
    }

    @SuppressWarnings("unchecked")
    private static Collection<String> names(Object value) {
        return value instanceof Map<?, ?> conditions ? ((Map<String, Object>) conditions).keySet() : strings(value);
    }
}
