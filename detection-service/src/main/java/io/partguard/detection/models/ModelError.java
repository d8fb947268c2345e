package io.partguard.detection.models;

import io.partguard.api.ErrorCode;
import io.partguard.api.ErrorKind;

/** Why something cannot be done with a model. */
public enum ModelError implements ErrorCode {
    MODEL_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** Damaged, of another format, with other features than this build computes, or answering otherwise than Tribuo did. */
    MODEL_UNUSABLE(ErrorKind.UNPROCESSABLE),
    /** The revision in If-Match is not the newest, or the champion is another one by now. */
    MODEL_CHANGED(ErrorKind.STALE),
    /** Its state does not allow that. */
    MODEL_STATE(ErrorKind.CONFLICT),
    /** It judged too little beside the present champion to be promoted. */
    SHADOW_RUN_TOO_SHORT(ErrorKind.CONFLICT),
    /** The gold set has fewer examples than a promotion asks for. */
    GOLD_SET_TOO_SMALL(ErrorKind.CONFLICT),
    /** It was not held to the gold set as it is now, beside the present champion. */
    GOLD_RUN_MISSING(ErrorKind.CONFLICT),
    /** It does worse on the gold set than the champion. */
    WORSE_ON_GOLD_SET(ErrorKind.CONFLICT),
    /** Somebody could not be asked about the gold set's offers. */
    GOLD_RUN_UNAVAILABLE(ErrorKind.UNAVAILABLE),
    /** Somebody could not be asked about offers that were decided. */
    SIGNALS_UNAVAILABLE(ErrorKind.UNAVAILABLE),
    /** The offer is in the gold set already. */
    ALREADY_GOLD(ErrorKind.CONFLICT),
    DETECTION_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** The champion is the first of its kind. */
    NO_EARLIER_CHAMPION(ErrorKind.CONFLICT);

    private final ErrorKind kind;

    ModelError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
