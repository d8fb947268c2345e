package io.partguard.detection.review;

import io.partguard.api.ErrorCode;
import io.partguard.api.ErrorKind;

/** Why something cannot be done with a case. */
public enum ReviewError implements ErrorCode {
    CASE_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** The revision in If-Match is not the newest: somebody claimed, released or decided since. */
    CASE_CHANGED(ErrorKind.STALE),
    CASE_HELD_BY_ANOTHER(ErrorKind.CONFLICT),
    LEASE_EXPIRED(ErrorKind.CONFLICT),
    /** Claim it first. */
    CASE_NOT_CLAIMED(ErrorKind.CONFLICT),
    CASE_CLOSED(ErrorKind.CONFLICT),
    /** Only a closed case is opened again. */
    CASE_NOT_CLOSED(ErrorKind.CONFLICT),
    /** A newer case of the same offers is undecided: that one is to be decided. */
    CASE_REPLACED(ErrorKind.CONFLICT);

    private final ErrorKind kind;

    ReviewError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
