package io.partguard.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {
    private static final Path K8S = Checkout.ROOT.resolve("k8s");
    private static final List<String> WORKLOADS =
            List.of("gateway", "catalog-service", "pricing-service", "detection-api", "detection-worker");

    static Stream<Path> plainFiles() throws IOException {
        try (Stream<Path> files = Files.walk(K8S)) {
            return files
                    .filter(it -> it.toString().endsWith(".yaml"))
                    .filter(it -> !it.endsWith("kustomization.yaml"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("plainFiles")
    void everyFileFitsTheSchema(Path file) throws IOException {
        for (Map<String, Object> document : Checkout.documents(file)) {
            assertThat(Kubernetes.mistakes(document))
                    .as(K8S.relativize(file) + " " + document.get("kind"))
                    .isEmpty();
        }
    }

    @Test
    void theSchemaFindsMistakes() {
        assertThat(mistakes("spec: {replicas: 1, selector: {}, template: {}, replica: 2}"))
                .isNotEmpty();
        assertThat(mistakes("spec: {replicas: many, selector: {}, template: {}}"))
                .isNotEmpty();
        assertThat(mistakes("spec: {replicas: 1, template: {}}")).isNotEmpty();
        assertThat(
                        mistakes(
                                "spec: {selector: {}, template: {spec: {containers: [{name: a, securityContext: {readOnly: true}}]}}}"))
                .isNotEmpty();
        assertThat(Kubernetes.mistakes(Map.of("apiVersion", "v1", "kind", "Pood")))
                .isNotEmpty();
    }

    private static List<String> mistakes(String spec) {
        return Kubernetes.mistakes(Checkout.documents("apiVersion: apps/v1\nkind: Deployment\n" + spec)
                .getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/small"})
    void whatKustomizeBuildsFitsTheSchemaAndHangsTogether(String folder) throws Exception {
        List<Map<String, Object>> built = kustomize(K8S.resolve(folder));
        for (Map<String, Object> document : built) {
            assertThat(Kubernetes.mistakes(document))
                    .as(String.valueOf(document.get("kind")))
                    .isEmpty();
        }
        assertThat(all(built, "Deployment", V1Deployment.class).map(it -> name(it.getMetadata())))
                .containsExactlyInAnyOrderElementsOf(WORKLOADS);
        all(built, "Deployment", V1Deployment.class).forEach(it -> hardened(it, built));
        List<Map<String, String>> labels = all(built, "Deployment", V1Deployment.class)
                .map(it -> it.getSpec().getTemplate().getMetadata().getLabels())
                .toList();
        all(built, "Service", V1Service.class)
                .forEach(it -> assertSelectsOne(it.getSpec().getSelector(), labels));
        all(built, "PodDisruptionBudget", V1PodDisruptionBudget.class)
                .forEach(it -> assertSelectsOne(it.getSpec().getSelector().getMatchLabels(), labels));
    }

    private static void assertSelectsOne(Map<String, String> selector, List<Map<String, String>> labels) {
        assertThat(labels.stream().filter(it -> it.entrySet().containsAll(selector.entrySet())))
                .as(selector.toString())
                .hasSize(1);
    }

    private static void hardened(V1Deployment deployment, List<Map<String, Object>> built) {
        String name = name(deployment.getMetadata());
        V1PodSpec pod =
                Objects.requireNonNull(deployment.getSpec().getTemplate().getSpec());
        assertThat(pod.getAutomountServiceAccountToken()).as(name).isFalse();
        assertThat(pod.getEnableServiceLinks()).isFalse();
        assertThat(pod.getHostNetwork()).isNull();
        assertThat(pod.getHostPID()).isNull();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(10001);
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getVolumes()).noneMatch(volume -> volume.getHostPath() != null);
        assertThat(all(built, "ServiceAccount", V1ServiceAccount.class)
                        .filter(it -> name(it.getMetadata()).equals(pod.getServiceAccountName())))
                .singleElement()
                .satisfies(
                        it -> assertThat(it.getAutomountServiceAccountToken()).isFalse());
        assertThat(all(built, "NetworkPolicy", V1NetworkPolicy.class)
                        .filter(it ->
                                !it.getSpec().getPodSelector().getMatchLabels().isEmpty())
                        .filter(it -> deployment
                                .getSpec()
                                .getTemplate()
                                .getMetadata()
                                .getLabels()
                                .entrySet()
                                .containsAll(it.getSpec()
                                        .getPodSelector()
                                        .getMatchLabels()
                                        .entrySet())))
                .singleElement()
                .satisfies(it -> assertThat(it.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress"));
        assertThat(pod.getContainers()).hasSize(1);
        hardened(pod.getContainers().getFirst());
    }

    private static void hardened(V1Container container) {
        var security = container.getSecurityContext();
        assertThat(security.getAllowPrivilegeEscalation()).isFalse();
        assertThat(security.getReadOnlyRootFilesystem()).isTrue();
        assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(security.getCapabilities().getAdd()).isNullOrEmpty();
        assertThat(container.getImage()).matches("partguard/[a-z-]+:[^:]+").doesNotEndWith(":latest");
        assertThat(container.getResources().getLimits().get("memory").toSuffixedString())
                .isEqualTo("512Mi");
        assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
        assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/liveness");
        assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/readiness");
        assertThat(container.getStartupProbe()).isNotNull();
        assertThat(container.getEnv())
                .filteredOn(env ->
                        env.getName().contains("PASSWORD") || env.getName().contains("USER"))
                .allMatch(env -> env.getValue() == null && env.getValueFrom().getSecretKeyRef() != null);
    }

    @Test
    void namesOnlyVariablesThatTheServicesRead() throws IOException {
        StringBuilder read = new StringBuilder();
        for (String module :
                List.of("gateway", "catalog-service", "pricing-service", "detection-service", "libs/api-conventions")) {
            Path resources = Checkout.ROOT.resolve(module).resolve("src/main/resources");
            try (Stream<Path> files = Files.isDirectory(resources) ? Files.walk(resources, 1) : Stream.empty()) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    read.append(Files.readString(file));
                }
            }
        }
        for (String workload : WORKLOADS) {
            for (Map<String, Object> document : Checkout.documents(K8S.resolve("base/" + workload + ".yaml"))) {
                if (document.get("kind").equals("Deployment")) {
                    V1Deployment deployment = as(document, V1Deployment.class);
                    assertThat(deployment
                                    .getSpec()
                                    .getTemplate()
                                    .getSpec()
                                    .getContainers()
                                    .getFirst()
                                    .getEnv())
                            // Boot itself maps these two to partguard.jwks and partguard.service.key.
                            .filteredOn(env -> !List.of("PARTGUARD_JWKS", "PARTGUARD_SERVICE_KEY")
                                    .contains(env.getName()))
                            .allSatisfy(env -> assertThat(read).contains("${" + env.getName()));
                }
            }
        }
    }

    private static <T> Stream<T> all(List<Map<String, Object>> documents, String kind, Class<T> type) {
        return documents.stream().filter(it -> it.get("kind").equals(kind)).map(it -> as(it, type));
    }

    private static <T> T as(Map<String, Object> document, Class<T> type) {
        return JSON.getGson().fromJson(JSON.getGson().toJsonTree(document), type);
    }

    private static String name(V1ObjectMeta metadata) {
        return Objects.requireNonNull(metadata.getName());
    }

    /** Builds a folder with kubectl; where there is none the test is skipped and says so. */
    private static List<Map<String, Object>> kustomize(Path folder) throws IOException, InterruptedException {
        boolean present = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(it -> Files.isExecutable(Path.of(it, "kubectl")));
        assumeTrue(
                present,
                "SKIPPED: no kubectl on the PATH, so overlays are not built (the files were checked one by one)");
        Process process = new ProcessBuilder("kubectl", "kustomize", folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String yaml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return new ArrayList<>(Checkout.documents(yaml));
    }
}
