package io.partguard.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds {@code docs/api/<service>.yaml} to what the running service says of itself. Each service calls it in one integration
 * test; {@code -Dpartguard.openapi.write=true} rewrites the file instead of failing.
 */
public final class OpenApiFile {
    private OpenApiFile() {}

    /**
     * @param baseUrl of the running service, such as {@code http://localhost:1234}
     * @param name of the file: {@code catalog}, {@code pricing} or {@code detection}
     * @throws AssertionError if they differ: names the first different line
     */
    public static void check(String baseUrl, String name) {
        Path file = root().resolve("docs/api").resolve(name + ".yaml");
        String served = fetch(baseUrl);
        try {
            if (Boolean.getBoolean("partguard.openapi.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, served);
                return;
            }
            String kept = Files.exists(file) ? Files.readString(file) : "";
            if (!kept.equals(served)) {
                throw new AssertionError(
                        ("docs/api/%s.yaml is not what the service serves, from line %d on; run this test"
                                        + " with -Dpartguard.openapi.write=true and look at the difference.")
                                .formatted(name, firstDifference(kept, served)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fetch(String baseUrl) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var response = client.send(
                    HttpRequest.newBuilder(URI.create(baseUrl + "/v3/api-docs.yaml"))
                            .header("Authorization", "Bearer " + TestTokens.user("operator"))
                            .build(),
                    BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError("/v3/api-docs.yaml answered " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The checkout, from whatever module the test runs in. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("not inside a checkout");
        }
        return folder;
    }

    private static long firstDifference(String kept, String served) {
        String[] left = kept.split("\n", -1);
        String[] right = served.split("\n", -1);
        int line = 0;
        while (line < left.length && line < right.length && left[line].equals(right[line])) {
            line++;
        }
        return line + 1L;
    }
}
