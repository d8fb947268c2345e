package io.partguard.catalog.part;

import io.partguard.api.ErrorCode;
import io.partguard.api.ErrorKind;

/** The codes of catalog-service. */
public enum CatalogError implements ErrorCode {
    PART_NOT_FOUND(ErrorKind.NOT_FOUND),
    IMPORT_NOT_FOUND(ErrorKind.NOT_FOUND),
    MAPPING_NOT_FOUND(ErrorKind.NOT_FOUND),
    MAPPING_INVALID(ErrorKind.UNPROCESSABLE),
    /** The format of an upload and of its mapping differ. */
    FORMAT_MISMATCH(ErrorKind.UNPROCESSABLE),
    /** Neither CSV nor NDJSON. */
    UNSUPPORTED_FORMAT(ErrorKind.UNSUPPORTED_MEDIA_TYPE),
    /** The search could not be asked completely. Never an empty list instead. */
    CATALOGUE_UNAVAILABLE(ErrorKind.UNAVAILABLE),
    REBUILD_RUNNING(ErrorKind.CONFLICT),
    NO_PREVIOUS_INDEX(ErrorKind.CONFLICT),
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
