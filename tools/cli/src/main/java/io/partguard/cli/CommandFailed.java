package io.partguard.cli;

/** A command can't go on; the message says what a person can do, the exit code what a script should know. */
public class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Refused, or found wrong. */
    public static final int FAILED = 1;
    /** The command line itself is wrong, or something is missing on this machine. */
    public static final int USAGE = 2;
    /** A server does not answer: worth another try. */
    public static final int UNAVAILABLE = 3;

    private final int exitCode;

    public CommandFailed(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
