package io.partguard.api.web;

import io.partguard.api.ApiError;
import io.partguard.api.Problem;
import io.partguard.api.Traces;
import java.util.List;

/** The problem for an error of which only the HTTP status is known. */
final class StatusProblems {
    private StatusProblems() {}

    static Problem of(int status) {
        return switch (status) {
            case 401 -> problem(ApiError.TOKEN_INVALID, "Send a valid bearer token.");
            case 403 -> problem(ApiError.ACCESS_DENIED, "Your roles don't allow this.");
            case 404 -> problem(ApiError.NOT_FOUND, "There is nothing at this address.");
            case 405 -> problem(ApiError.METHOD_NOT_ALLOWED, "This address does not take this method.");
            case 406 -> problem(ApiError.NOT_ACCEPTABLE, "None of the media types you accept can be sent.");
            case 413 -> problem(ApiError.BODY_TOO_LARGE, "The body is too long.");
            case 415 -> problem(ApiError.UNSUPPORTED_MEDIA_TYPE, "This address does not take this media type.");
            case 503 -> problem(ApiError.SERVICE_UNAVAILABLE, "The answer could not be given in time.");
            default ->
                // 501 and 505 are Tomcat's words for an unknown transfer encoding and HTTP version.
                (status >= 400 && status < 500) || status == 501 || status == 505
                        ? problem(ApiError.MALFORMED_REQUEST, "The request is not one that HTTP allows.")
                        : Problem.unexpected(Traces.current());
        };
    }

    private static Problem problem(ApiError code, String detail) {
        return Problem.of(code, detail, List.of(), Traces.current());
    }
}
