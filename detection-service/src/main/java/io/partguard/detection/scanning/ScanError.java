package io.partguard.detection.scanning;

import io.partguard.api.ErrorCode;
import io.partguard.api.ErrorKind;

/** Why something cannot be done with a scan. */
public enum ScanError implements ErrorCode {
    SCAN_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** Results are there once the scan has finished. */
    SCAN_NOT_FINISHED(ErrorKind.CONFLICT),
    /** The scan ended without results; it says why. */
    SCAN_FAILED(ErrorKind.CONFLICT),
    EMPTY_UPLOAD(ErrorKind.INVALID),
    UNKNOWN_MAPPING(ErrorKind.UNPROCESSABLE),
    /** The mapping is for the other of CSV and NDJSON. */
    MAPPING_OF_OTHER_FORMAT(ErrorKind.UNPROCESSABLE),
    UNKNOWN_COUNTRY(ErrorKind.INVALID),
    UNKNOWN_FORMAT(ErrorKind.INVALID),
    UPLOAD_CUT_OFF(ErrorKind.INVALID);

    private final ErrorKind kind;

    ScanError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
