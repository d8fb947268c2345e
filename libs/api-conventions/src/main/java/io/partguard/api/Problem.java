package io.partguard.api;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem as it is sent, {@code application/problem+json}.
 *
 * @param type {@code urn:partguard:problem:} and the code, or {@code about:blank} for an unexpected error
 * @param code null for an unexpected error: there is only the trace id to report
 * @param errors null rather than empty where no single value is to blame
 */
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String code,
        String traceId,
        @Nullable List<FieldError> errors) {

    public static Problem of(ErrorCode code, String detail, List<FieldError> errors, String traceId) {
        return new Problem(
                "urn:partguard:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                title(code.kind().httpStatus()),
                code.kind().httpStatus(),
                detail,
                code.name(),
                traceId,
                errors.isEmpty() ? null : errors);
    }

    /** An error that is our fault: its trace id and nothing about its inside. */
    public static Problem unexpected(String traceId) {
        return new Problem("about:blank", title(500), 500, null, null, traceId, null);
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Not authenticated";
            case 403 -> "Forbidden";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 406 -> "Not acceptable";
            case 409 -> "Conflict";
            case 412 -> "Changed in the meantime";
            case 413 -> "Too large";
            case 415 -> "Unsupported media type";
            case 422 -> "Can't be processed";
            case 428 -> "Precondition required";
            case 429 -> "Too many requests";
            case 503 -> "Unavailable";
            case 504 -> "Timed out";
            default -> "Internal error";
        };
    }
}
