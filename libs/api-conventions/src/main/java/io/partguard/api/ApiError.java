package io.partguard.api;

/** The codes that every service sends alike. */
public enum ApiError implements ErrorCode {
    /** One or more values are outside what is allowed; {@code errors} says which. */
    INVALID_REQUEST(ErrorKind.INVALID),
    /** The body is not JSON. */
    MALFORMED_JSON(ErrorKind.INVALID),
    /** The body names a field that does not exist. */
    UNKNOWN_FIELD(ErrorKind.INVALID),
    /** The request breaks HTTP itself: an illegal character in the path, a header too long. */
    MALFORMED_REQUEST(ErrorKind.INVALID),
    INVALID_CURSOR(ErrorKind.INVALID),
    INVALID_IF_MATCH(ErrorKind.INVALID),
    INVALID_IDEMPOTENCY_KEY(ErrorKind.INVALID),
    TOKEN_MISSING(ErrorKind.UNAUTHENTICATED),
    TOKEN_INVALID(ErrorKind.UNAUTHENTICATED),
    ACCESS_DENIED(ErrorKind.FORBIDDEN),
    NOT_FOUND(ErrorKind.NOT_FOUND),
    METHOD_NOT_ALLOWED(ErrorKind.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(ErrorKind.NOT_ACCEPTABLE),
    BODY_TOO_LARGE(ErrorKind.TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE(ErrorKind.UNSUPPORTED_MEDIA_TYPE),
    IF_MATCH_REQUIRED(ErrorKind.PRECONDITION_REQUIRED),
    /** Somebody changed it since the revision that If-Match names. */
    CHANGED_MEANWHILE(ErrorKind.STALE),
    /** The idempotency key was used before, for another request. */
    IDEMPOTENCY_KEY_REUSED(ErrorKind.UNPROCESSABLE),
    /** The first request with this idempotency key is still being answered. */
    STILL_RUNNING(ErrorKind.CONFLICT),
    TOO_MANY_REQUESTS(ErrorKind.BUSY),
    /** The service's own database can't be reached. */
    STORE_UNAVAILABLE(ErrorKind.UNAVAILABLE),
    /** A service behind this one can't be reached or failed. */
    SERVICE_UNAVAILABLE(ErrorKind.UNAVAILABLE),
    /** A service behind this one did not answer in time. */
    SERVICE_TIMED_OUT(ErrorKind.TIMED_OUT);

    private final ErrorKind kind;

    ApiError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
