package io.partguard.cli.stack;

import io.partguard.stack.StackFailed;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The runnable jars of the services, as the build leaves them. */
public final class Jars {
    private Jars() {}

    /** @throws StackFailed when the module has not been built */
    public static Path built(Path root, String module) {
        Path target = root.resolve(module).resolve("target");
        if (Files.isDirectory(target)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, module + "-*-app.jar")) {
                for (Path it : jars) {
                    return it;
                }
            } catch (IOException e) {
                throw new StackFailed("Can't read " + target + ".", e);
            }
        }
        throw new StackFailed("No " + module + "-…-app.jar in " + target + ": build first (./mvnw package).");
    }
}
