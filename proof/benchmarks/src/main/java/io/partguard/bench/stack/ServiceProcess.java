package io.partguard.bench.stack;

import io.partguard.stack.Database;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Starts a built service as a process of its own, with the memory it has in a local stack. */
public final class ServiceProcess {
    private ServiceProcess() {}

    /**
     * @param service its module, such as {@code catalog-service}
     * @param folder for the keys
     * @param log gets what it prints, behind what is there
     * @param more variables of its environment beside port, keys and database
     * @throws StackFailed where it was not built
     */
    public static Process start(
            String service,
            ServiceKeys keys,
            Path folder,
            Path log,
            int port,
            Database database,
            Map<String, String> more)
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
                jar(service).toString());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PARTGUARD_") || name.equals("POSTGRES_URL"));
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("PARTGUARD_JWKS", keys.publicSet(folder).toString());
        environment.put("PARTGUARD_SERVICE_KEY", keys.serviceKey(folder).toString());
        environment.put("PARTGUARD_DB_URL", database.jdbcUrl());
        environment.put("PARTGUARD_DB_USER", database.user());
        environment.put("PARTGUARD_DB_PASSWORD", database.password());
        environment.putAll(more);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static Path jar(String service) throws IOException {
        Path target = LocalPartguard.root().resolve(service + "/target");
        if (Files.isDirectory(target)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, service + "-*-app.jar")) {
                for (Path jar : jars) {
                    return jar;
                }
            }
        }
        throw new StackFailed("No " + service + "-…-app.jar in " + target + ": build first (./mvnw package).");
    }
}
