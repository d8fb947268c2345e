package io.partguard.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** Generated passwords of a home, in one file that only its owner may read. */
final class Secrets {
    private static final int PASSWORD_BYTES = 18;

    private final Path file;

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets in(StackHome home) {
        return new Secrets(home.create().secrets().resolve("database.properties"));
    }

    /** The password of a database user, generated when it is asked for the first time. */
    String password(String user) {
        Properties known = new Properties();
        try {
            if (Files.exists(file)) {
                try (var in = Files.newBufferedReader(file)) {
                    known.load(in);
                }
            }
            String password = known.getProperty(user);
            return password != null ? password : added(known, user);
        } catch (IOException e) {
            throw new StackFailed("Can't read or write " + file + " (" + e.getMessage() + ").", e);
        }
    }

    static String random() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private String added(Properties known, String user) throws IOException {
        String password = random();
        known.setProperty(user, password);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newBufferedWriter(draft)) {
            known.store(out, "Users of the local PostgreSQL");
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return password;
    }
}
