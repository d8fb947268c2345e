package io.partguard.bench.catalogue;

import io.partguard.bench.stack.LocalPartguard;
import io.partguard.bench.stack.StackFailed;
import io.partguard.stack.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Starts the built catalog-service as a process of its own, with the memory it has in a local stack. */
final class CatalogProcess {
    private CatalogProcess() {}

    /**
     * @param folder for the keys
     * @param log gets what it prints, behind what is there
     * @throws StackFailed where it was not built
     */
    static Process start(
            CatalogKeys keys, Path folder, Path log, int port, Database database, URI elasticsearch, String prefix)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:ReservedCodeCacheSize=96m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.timezone=UTC",
                "-jar",
                jar().toString());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PARTGUARD_") || name.equals("POSTGRES_URL"));
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("PARTGUARD_JWKS", keys.publicSet(folder).toString());
        environment.put("PARTGUARD_SERVICE_KEY", keys.serviceKey(folder).toString());
        environment.put("PARTGUARD_DB_URL", database.jdbcUrl());
        environment.put("PARTGUARD_DB_USER", database.user());
        environment.put("PARTGUARD_DB_PASSWORD", database.password());
        environment.put("ELASTICSEARCH_URL", elasticsearch.toString());
        environment.put("PARTGUARD_INDEX_PREFIX", prefix);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static Path jar() throws IOException {
        Path target = LocalPartguard.root().resolve("catalog-service/target");
        if (Files.isDirectory(target)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "catalog-service-*-app.jar")) {
                for (Path jar : jars) {
                    return jar;
                }
            }
        }
        throw new StackFailed("No catalog-service-…-app.jar in " + target + ": build first (./mvnw package).");
    }
}
