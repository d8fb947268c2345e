package io.partguard.pricing.pressure;

import io.partguard.api.ErrorCode;
import io.partguard.api.ErrorKind;

/** Why market pressure was not taken over, approved or withdrawn. */
public enum PressureError implements ErrorCode {
    PRESSURE_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** It was changed since it was read. */
    PRESSURE_CHANGED(ErrorKind.STALE),
    /** From its status it does not go there. */
    PRESSURE_STATUS_REFUSED(ErrorKind.CONFLICT),
    /** Whoever took it over cannot approve it. */
    SECOND_PERSON_NEEDED(ErrorKind.FORBIDDEN),
    /** detection-service could not be asked. */
    PRESSURE_UNAVAILABLE(ErrorKind.UNAVAILABLE);

    private final ErrorKind kind;

    PressureError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
