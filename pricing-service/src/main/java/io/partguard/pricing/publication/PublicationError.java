package io.partguard.pricing.publication;

import io.partguard.api.ErrorCode;
import io.partguard.api.ErrorKind;

/** Why a publication, or a calendar, is refused what was asked of it. */
public enum PublicationError implements ErrorCode {
    PUBLICATION_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** The publication was changed since it was read. */
    PUBLICATION_CHANGED(ErrorKind.STALE),
    /** From its status it does not go there. */
    PUBLICATION_STATUS_REFUSED(ErrorKind.CONFLICT),
    /** What is to be published is not there, or not finished. */
    NOTHING_TO_PUBLISH(ErrorKind.UNPROCESSABLE),
    /** Whoever proposed a publication cannot approve it. */
    SECOND_PERSON_NEEDED(ErrorKind.FORBIDDEN),
    /** The verifier has not looked at it yet. */
    NOT_CHECKED(ErrorKind.CONFLICT),
    /** The price book changed since the verifier looked at it. */
    CHECK_OUTDATED(ErrorKind.CONFLICT),
    /** A hard rule is broken, or cannot be decided. */
    RULES_VIOLATED(ErrorKind.UNPROCESSABLE),
    /** A rule on how and when prices are published speaks against it. */
    FILING_REFUSED(ErrorKind.UNPROCESSABLE),
    CALENDAR_NOT_FOUND(ErrorKind.NOT_FOUND);

    private final ErrorKind kind;

    PublicationError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
