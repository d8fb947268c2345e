package io.partguard.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looks into the images that {@code ./mvnw -Pimages package} has written; k8s/check builds them and asks for this. */
class ImagesTest {

    @ParameterizedTest
    @CsvSource({
        "gateway, io.partguard.gateway.GatewayApplication",
        "catalog-service, io.partguard.catalog.CatalogApplication",
        "pricing-service, io.partguard.pricing.PricingApplication",
        "detection-service, io.partguard.detection.DetectionApplication"
    })
    void runsAsNobodyWithBoundedMemoryAndBringsWhatItNeeds(String module, String main) throws IOException {
        assumeTrue(Boolean.getBoolean("partguard.images"), "SKIPPED: images are looked into by k8s/check");
        Image image = Image.read(Checkout.ROOT.resolve(module).resolve("target/jib-image.tar"));

        assertThat(image.tags()).singleElement().asString().startsWith("partguard/" + module + ":");
        Map<String, Object> container = image.container();
        assertThat(container.get("User")).isEqualTo("10001:10001");
        assertThat(container.get("Entrypoint"))
                .isEqualTo(List.of(
                        "java",
                        "-Xmx256m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Duser.timezone=UTC",
                        "-cp",
                        "@/app/jib-classpath-file",
                        main));
        assertThat(((Map<?, ?>) container.get("ExposedPorts")).keySet()).isEqualTo(Set.of("8080/tcp"));

        // What changes rarely comes first, so that a new version is a small download.
        assertThat(image.layers()).containsSubsequence("dependencies", "project dependencies", "resources", "classes");
        assertThat(image.config().get("created")).isEqualTo("1970-01-01T00:00:00Z");

        assertThat(image.files()).containsKey("app/classes/" + main.replace('.', '/') + ".class");
        Arrays.stream(image.texts().get("app/jib-classpath-file").strip().split(":"))
                .map(it -> it.substring(1))
                .filter(it -> it.endsWith(".jar"))
                .forEach(it -> assertThat(image.files()).containsKey(it));
        assertThat(image.files().keySet())
                .noneMatch(it -> it.matches(".*/(api-testing|junit|wiremock|jqwik|assertj|local-stack)[^/]*\\.jar"))
                .noneMatch(it -> it.matches(".*\\.(jwk|pem|key|p12|jks)"));
        assertThat(image.files()).allSatisfy((file, mode) -> {
            assertThat(mode & 022).as(file + " is written by its owner alone").isZero();
            assertThat(mode & 06000).as(file + " gives no rights").isZero();
        });
    }
}
