package io.partguard.catalog.part;

import io.partguard.api.ErrorCode;
import io.partguard.api.ErrorKind;

/** The codes of catalog-service. */
public enum CatalogError implements ErrorCode {
    PART_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** One or more values of a part are refused, by the same codes as in an import. */
    PART_INVALID(ErrorKind.UNPROCESSABLE),
    /** The brand has a part of this number already. */
    PART_EXISTS(ErrorKind.CONFLICT),
    /** Somebody else has changed the part since it was read. */
    PART_CHANGED(ErrorKind.STALE),
    IMPORT_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** The import, or its revert, is not through. */
    IMPORT_RUNNING(ErrorKind.CONFLICT),
    /** There is nothing left to cancel. */
    IMPORT_ENDED(ErrorKind.CONFLICT),
    IMPORT_REVERTED(ErrorKind.CONFLICT),
    NOTHING_TO_REVERT(ErrorKind.CONFLICT),
    /** The file and its failed rows are kept for a time, and that is over. */
    UPLOAD_DELETED(ErrorKind.NOT_FOUND),
    MAPPING_NOT_FOUND(ErrorKind.NOT_FOUND),
    MAPPING_INVALID(ErrorKind.UNPROCESSABLE),
    /** The format of an upload and of its mapping differ. */
    FORMAT_MISMATCH(ErrorKind.UNPROCESSABLE),
    /** Neither CSV, NDJSON nor XML. */
    UNSUPPORTED_FORMAT(ErrorKind.UNSUPPORTED_MEDIA_TYPE),
    /** The search could not be asked completely. Never an empty list instead. */
    CATALOGUE_UNAVAILABLE(ErrorKind.UNAVAILABLE),
    REBUILD_RUNNING(ErrorKind.CONFLICT),
    NO_PREVIOUS_INDEX(ErrorKind.CONFLICT),
    SUPERSESSION_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** The links of the part have changed since they were read. */
    SUPERSESSION_STALE(ErrorKind.STALE),
    /** What is to replace a part is none, or not one, of the catalogue. */
    UNKNOWN_SUCCESSOR(ErrorKind.UNPROCESSABLE),
    /** Parts would replace each other in a ring. */
    SUPERSESSION_CYCLE(ErrorKind.CONFLICT);

    private final ErrorKind kind;

    CatalogError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
