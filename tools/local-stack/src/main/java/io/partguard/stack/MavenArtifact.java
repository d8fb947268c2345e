package io.partguard.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file from Maven Central, fetched through the checkout's own Maven and kept in its local repository.
 *
 * @param megabytes roughly what a download takes, said before it begins
 */
record MavenArtifact(String group, String name, String version, String type, int megabytes) {
    private static final Duration DOWNLOAD_PATIENCE = Duration.ofMinutes(60);

    /** The file in the local repository, if it has been fetched already. */
    Optional<Path> fetched() {
        return Optional.of(in(usualRepository())).filter(Files::isRegularFile);
    }

    /** The file, fetched first where it is missing. */
    Path fetch(Path root, Consumer<String> say) {
        Optional<Path> there = fetched();
        if (there.isPresent()) {
            return there.get();
        }
        Path repository = usualRepository();
        say.accept("Fetching " + name + " " + version + " from Maven Central, about " + megabytes + " MB; it stays in "
                + repository + ".");
        String coordinates = group + ":" + name + ":" + version + ":" + type;
        Path log = maven(
                root,
                List.of("dependency:3.8.1:get", "-Dartifact=" + coordinates, "-Dtransitive=false"),
                () -> say.accept("  " + arrived(in(usualRepository())) / 1_000_000 + " of about " + megabytes + " MB"));
        if (fetched().isPresent()) {
            return fetched().get();
        }
        // A settings.xml may put the repository elsewhere; Maven knows.
        Path answer = maven(
                root,
                List.of("-q", "help:evaluate", "-Dexpression=settings.localRepository", "-DforceStdout"),
                () -> {});
        try {
            Path elsewhere = in(Path.of(Files.readString(answer).strip().lines().reduce("", (a, b) -> b)));
            if (Files.isRegularFile(elsewhere)) {
                return elsewhere;
            }
        } catch (IOException | RuntimeException e) {
            throw new StackFailed("Maven did not say where its local repository is.", e);
        }
        throw new StackFailed(
                "Could not fetch " + coordinates + " through Maven. What it said last:\n" + LogTail.of(log, 15));
    }

    private Path in(Path repository) {
        return repository
                .resolve(group.replace('.', '/'))
                .resolve(name)
                .resolve(version)
                .resolve(name + "-" + version + "." + type);
    }

    private static Path usualRepository() {
        String given = System.getProperty("maven.repo.local", "");
        return given.isBlank() ? Path.of(System.getProperty("user.home"), ".m2", "repository") : Path.of(given);
    }

    /** Bytes of the largest file in the artifact's folder: the download writes to a temporary name there. */
    private static long arrived(Path file) {
        long largest = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(file.getParent())) {
            for (Path it : files) {
                largest = Math.max(largest, Files.size(it));
            }
        } catch (IOException e) {
            return largest;
        }
        return largest;
    }

    private static Path maven(Path root, List<String> arguments, Runnable everyFewSeconds) {
        List<String> command = new ArrayList<>(List.of(root.resolve("mvnw").toString(), "-B", "-N"));
        command.addAll(arguments);
        try {
            Path log = Files.createTempFile("partguard-maven", ".log");
            log.toFile().deleteOnExit();
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
            builder.redirectOutput(log.toFile());
            Map<String, String> environment = builder.environment();
            environment.put("JAVA_HOME", System.getProperty("java.home"));
            // What an enclosing Maven set for its own Java must not reach this one.
            environment.keySet().removeAll(List.of("MAVEN_OPTS", "JAVA_TOOL_OPTIONS"));
            Process process = builder.start();
            long end = System.nanoTime() + DOWNLOAD_PATIENCE.toNanos();
            while (!process.waitFor(Duration.ofSeconds(5))) {
                everyFewSeconds.run();
                if (System.nanoTime() > end) {
                    process.destroy();
                    throw new StackFailed("Maven took longer than " + DOWNLOAD_PATIENCE.toMinutes() + " minutes.");
                }
            }
            return log;
        } catch (IOException e) {
            throw new StackFailed("Can't run " + root.resolve("mvnw") + " (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailed("Interrupted while fetching.", e);
        }
    }
}
