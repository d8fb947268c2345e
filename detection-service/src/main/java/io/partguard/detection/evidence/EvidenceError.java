package io.partguard.detection.evidence;

import io.partguard.api.ErrorCode;
import io.partguard.api.ErrorKind;

/** Why a picture is not taken as evidence. */
public enum EvidenceError implements ErrorCode {
    /** Not JPEG, PNG, GIF or WebP by its first bytes. */
    NOT_A_PICTURE(ErrorKind.UNPROCESSABLE),
    TOO_MANY_PICTURES(ErrorKind.CONFLICT);

    private final ErrorKind kind;

    EvidenceError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
