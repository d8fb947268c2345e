package io.partguard.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Map;

/**
 * The folder that holds everything a running stack leaves behind.
 *
 * @param root the checkout, which has the Maven wrapper
 * @param folder PARTGUARD_HOME, or .partguard in the checkout: keys, passwords, records of processes, logs
 * @param servers programs and data of the two servers: below the folder, or below /var/tmp where the unprivileged user
 *     that root hands the servers to can't enter the folder
 */
public record StackHome(Path root, Path folder, Path servers) {

    /** The home that the environment names, for a checkout found upwards from the working directory. */
    public static StackHome of(Map<String, String> environment) {
        Path root = rootOf(environment);
        String home = environment.getOrDefault("PARTGUARD_HOME", "");
        return at(root, home.isBlank() ? root.resolve(".partguard") : Path.of(home));
    }

    /** A home in the given folder. */
    public static StackHome at(Path root, Path folder) {
        Path home = folder.toAbsolutePath().normalize();
        ServerUser user = ServerUser.current();
        Path servers = user.canEnter(home) ? home.resolve("servers") : elsewhere(home);
        return new StackHome(root, home, servers);
    }

    /** Whether the servers' files had to go somewhere else than below the home. */
    public boolean serversAreElsewhere() {
        return !servers.startsWith(folder);
    }

    public Path run(String process) {
        return folder.resolve("run").resolve(process + ".properties");
    }

    public Path log(String process) {
        return folder.resolve("logs").resolve(process + ".log");
    }

    public Path keys() {
        return folder.resolve("keys");
    }

    public Path secrets() {
        return folder.resolve("secrets");
    }

    /** Creates the folders; those with keys and passwords for this user alone. */
    public StackHome create() {
        try {
            // Servers of another user live below: they must get through, and see nothing on the way.
            open(folder);
            open(servers);
            for (Path closed : new Path[] {keys(), secrets(), folder.resolve("logs"), folder.resolve("run")}) {
                Files.createDirectories(closed);
                Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
            }
            return this;
        } catch (IOException e) {
            throw new StackFailed("Can't create the folder " + folder + " (" + e.getMessage() + ").", e);
        }
    }

    private static void open(Path folder) throws IOException {
        if (Files.isSymbolicLink(folder)) {
            throw new StackFailed(folder + " is a symbolic link; a folder of our own is needed there.");
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Object owner = Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        Object self = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        if (!owner.equals(self)) {
            throw new StackFailed(folder + " belongs to another user.");
        }
    }

    private static Path elsewhere(Path home) {
        // One folder a home: two checkouts of one machine must not share a database.
        String name = HexFormat.of().toHexDigits(home.toString().hashCode());
        return Path.of("/var/tmp").resolve("partguard-" + name);
    }

    private static Path rootOf(Map<String, String> environment) {
        String given = environment.getOrDefault("PARTGUARD_ROOT", "");
        if (!given.isBlank()) {
            return Path.of(given).toAbsolutePath();
        }
        try {
            for (Path it = Path.of("").toRealPath(); it != null; it = it.getParent()) {
                if (Files.exists(it.resolve("mvnw"))) {
                    return it;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new StackFailed("No checkout of Partguard (a folder with mvnw) here or above; set PARTGUARD_ROOT.");
    }
}
