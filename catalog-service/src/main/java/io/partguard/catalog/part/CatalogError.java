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
    BRAND_NOT_FOUND(ErrorKind.NOT_FOUND),
    BRAND_INVALID(ErrorKind.UNPROCESSABLE),
    /** Somebody else, or an import, has changed the brand since it was read. */
    BRAND_CHANGED(ErrorKind.STALE),
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
    LOOKUP_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** The results of a job are asked for before it has ended, or after it failed. */
    LOOKUP_NOT_FINISHED(ErrorKind.CONFLICT),
    /** The results of an old job are no longer kept. */
    RESULTS_DELETED(ErrorKind.NOT_FOUND),
    /** More lines than one request takes; a job takes any number. */
    TOO_MANY_LINES(ErrorKind.UNPROCESSABLE),
    /** A file of numbers in which no line can be read. */
    UNREADABLE_FILE(ErrorKind.UNPROCESSABLE),
    SYNONYM_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** Somebody has changed the synonym since it was read. */
    SYNONYM_CHANGED(ErrorKind.STALE),
    REBUILD_RUNNING(ErrorKind.CONFLICT),
    NO_PREVIOUS_INDEX(ErrorKind.CONFLICT),
    SUPERSESSION_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** The links of the part have changed since they were read. */
    SUPERSESSION_STALE(ErrorKind.STALE),
    /** What is to replace a part is none, or not one, of the catalogue. */
    UNKNOWN_SUCCESSOR(ErrorKind.UNPROCESSABLE),
    /** Parts would replace each other in a ring. */
    SUPERSESSION_CYCLE(ErrorKind.CONFLICT),
    IMAGE_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** Not one of the formats that are decoded. */
    IMAGE_FORMAT_UNSUPPORTED(ErrorKind.UNSUPPORTED_MEDIA_TYPE),
    /** More pixels than are decoded; too many bytes are BODY_TOO_LARGE. */
    IMAGE_TOO_LARGE(ErrorKind.TOO_LARGE),
    /** It begins like a picture and can't be decoded. */
    IMAGE_UNREADABLE(ErrorKind.UNPROCESSABLE),
    /** Not the bytes of a hash, or of a version that this service does not compare. */
    IMAGE_HASH_INVALID(ErrorKind.UNPROCESSABLE),
    TOO_MANY_IMAGES(ErrorKind.CONFLICT),
    /** As many pictures as are handled at once are being handled. */
    IMAGES_BUSY(ErrorKind.BUSY),
    /** Stored pictures have hashes of another version: a lookup would miss them. */
    IMAGE_HASHES_OUTDATED(ErrorKind.UNAVAILABLE);

    private final ErrorKind kind;

    CatalogError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
