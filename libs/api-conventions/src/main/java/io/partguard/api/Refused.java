package io.partguard.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that is refused for a reason its sender can understand. Subclasses are named as facts ({@code LeaseExpired});
 * the answer is a problem with the code's status. The detail is sent to the client as it is.
 */
public class Refused extends RuntimeException {
    private final transient ErrorCode code;
    private final transient List<FieldError> errors;
    private final @Nullable Duration retryAfter;

    public Refused(ErrorCode code, String detail) {
        this(code, detail, List.of());
    }

    public Refused(ErrorCode code, String detail, List<FieldError> errors) {
        this(code, detail, errors, null, null);
    }

    /**
     * @param retryAfter sent as {@code Retry-After}, rounded up to seconds; null: nothing is known
     * @param cause logged, never sent
     */
    public Refused(
            ErrorCode code,
            String detail,
            List<FieldError> errors,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        // A refusal is an answer, not a bug: without a cause nobody reads its stack trace.
        super(detail, cause, false, cause != null);
        this.code = code;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    public ErrorCode code() {
        return code;
    }

    public String detail() {
        String detail = getMessage();
        return detail == null ? code.name() : detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
