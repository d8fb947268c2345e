package io.partguard.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who runs the servers: both refuse to run as root, so root hands them to an unprivileged user. */
final class ServerUser {
    private static final String UNPRIVILEGED = "nobody";

    private final Optional<UserPrincipal> other;
    private final long otherUid;

    private ServerUser(Optional<UserPrincipal> other, long otherUid) {
        this.other = other;
        this.otherUid = otherUid;
    }

    static ServerUser current() {
        try {
            Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            if (!uid.equals(0)) {
                return new ServerUser(Optional.empty(), -1);
            }
            UserPrincipal nobody =
                    Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(UNPRIVILEGED);
            return new ServerUser(Optional.of(nobody), uidOf(UNPRIVILEGED));
        } catch (IOException e) {
            throw new StackFailed(
                    "Elasticsearch and PostgreSQL refuse to run as root, and there is no user '" + UNPRIVILEGED
                            + "' to hand them to: run Partguard as an ordinary user.",
                    e);
        }
    }

    boolean isAnother() {
        return other.isPresent();
    }

    /** The command, run as that user; the process that is started stays the same one, so its pid is the server's. */
    List<String> command(List<String> command) {
        if (other.isEmpty()) {
            return command;
        }
        List<String> whole = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            whole.addAll(List.of("/usr/bin/setpriv", "--reuid=" + otherUid, "--regid=" + otherUid, "--clear-groups"));
        } else {
            whole.addAll(List.of("chroot", "--userspec=" + otherUid + ":" + otherUid, "--groups=", "/"));
        }
        whole.addAll(command);
        return whole;
    }

    /** Gives a folder and all below it to the user. */
    void own(Path folder) {
        if (other.isEmpty()) {
            return;
        }
        UserPrincipal owner = other.get();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path it, BasicFileAttributes attributes) throws IOException {
                    Files.setOwner(it, owner);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path it, BasicFileAttributes attributes) throws IOException {
                    if (!attributes.isSymbolicLink()) {
                        Files.setOwner(it, owner);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the user gets into the folder, or, while it is not there yet, into the nearest one that is. */
    boolean canEnter(Path folder) {
        if (other.isEmpty()) {
            return true;
        }
        try {
            for (Path it = folder.toAbsolutePath(); it != null; it = it.getParent()) {
                if (Files.exists(it)
                        && !Files.getPosixFilePermissions(it).contains(PosixFilePermission.OTHERS_EXECUTE)
                        && !Files.getOwner(it).equals(other.get())) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long uidOf(String name) throws IOException {
        return Files.readAllLines(Path.of("/etc/passwd")).stream()
                .map(line -> line.split(":"))
                .filter(cells -> cells.length > 3 && cells[0].equals(name))
                .mapToLong(cells -> Long.parseLong(cells[2]))
                .findFirst()
                .orElseThrow(() -> new StackFailed("The user '" + name + "' is not in /etc/passwd."));
    }
}
