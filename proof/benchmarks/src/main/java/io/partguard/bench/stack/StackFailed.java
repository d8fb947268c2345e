package io.partguard.bench.stack;

/** What was to be measured did not run, or refused. The message is for people. */
public final class StackFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StackFailed(String message) {
        super(message);
    }
}
