package io.partguard.stack;

/** The generated passwords of a home's database users. */
public final class DatabasePasswords {
    private final Secrets secrets;

    private DatabasePasswords(Secrets secrets) {
        this.secrets = secrets;
    }

    public static DatabasePasswords of(StackHome home) {
        return new DatabasePasswords(Secrets.in(home));
    }

    /** The user's password, generated when it is asked for the first time. */
    public String of(String user) {
        return secrets.password(user);
    }
}
