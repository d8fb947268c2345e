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
