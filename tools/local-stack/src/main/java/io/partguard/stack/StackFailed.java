package io.partguard.stack;

/** A local server or process could not be started, reached or stopped; the message says what a person can do about it. */
public class StackFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackFailed(String message) {
        super(message);
    }

    public StackFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
