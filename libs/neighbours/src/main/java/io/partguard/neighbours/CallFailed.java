package io.partguard.neighbours;

import io.partguard.identity.Lookup;

/** Another service could not be asked, or did not answer in a way that can be used. Never means that there is nothing. */
public final class CallFailed extends RuntimeException {
    private final Lookup.Cause cause;
    private final boolean worthAnotherTry;

    CallFailed(Lookup.Cause cause, boolean worthAnotherTry) {
        super(cause.code() + ": " + cause.detail());
        this.cause = cause;
        this.worthAnotherTry = worthAnotherTry;
    }

    /** What the answer to a question becomes that was not answered. */
    public Lookup.Cause asCause() {
        return cause;
    }

    boolean worthAnotherTry() {
        return worthAnotherTry;
    }
}
