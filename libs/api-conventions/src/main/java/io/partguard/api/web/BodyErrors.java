package io.partguard.api.web;

import io.partguard.api.ApiError;
import io.partguard.api.FieldError;
import io.partguard.api.Problem;
import io.partguard.api.Refused;
import io.partguard.api.Traces;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says what is wrong with a body that could not be read, with words of our own: Jackson's name classes. */
final class BodyErrors {
    private BodyErrors() {}

    static Problem of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Problem problem = single(cause);
            if (problem != null) {
                return problem;
            }
        }
        return problem(ApiError.MALFORMED_JSON, "The body is missing or can't be read.");
    }

    private static @Nullable Problem single(Throwable cause) {
        return switch (cause) {
            case BodyTooLarge tooLarge -> problem(ApiError.BODY_TOO_LARGE, "The body is too long.");
            case Refused refused -> Problem.of(refused.code(), refused.detail(), refused.errors(), Traces.current());
            case StreamConstraintsException bounds ->
                problem(ApiError.BODY_TOO_LARGE, "The body is nested too deeply or has a value that is too long.");
            case UnrecognizedPropertyException unknown ->
                problem(
                        ApiError.UNKNOWN_FIELD,
                        "The body has a field that does not exist.",
                        new FieldError(pointer(unknown), null, "UNKNOWN_FIELD", "This field does not exist."));
            case InvalidFormatException format ->
                invalid(
                        format,
                        format.getValue() == null ? null : String.valueOf(format.getValue()),
                        expected(format.getTargetType()));
            case MismatchedInputException mismatched -> invalid(mismatched, null, expected(mismatched.getTargetType()));
            // The record's own constructor refused: its words are meant for people, those of deeper causes are not.
            case ValueInstantiationException refused
            when refused.getCause() instanceof IllegalArgumentException because && because.getMessage() != null ->
                invalid(refused, null, because.getMessage());
            case ValueInstantiationException refused -> invalid(refused, null, "This value is not allowed.");
            case InputCoercionException outside -> invalid(outside, null, "This number is out of range.");
            case JacksonException malformed -> {
                if (malformed.getCause() instanceof Refused || malformed.getCause() instanceof BodyTooLarge) {
                    yield null;
                }
                var location = malformed.getLocation();
                yield problem(
                        ApiError.MALFORMED_JSON,
                        location == null || location.getLineNr() < 1
                                ? "The body is not valid JSON."
                                : "The body is not valid JSON, at line %d, column %d."
                                        .formatted(location.getLineNr(), location.getColumnNr()));
            }
            default -> null;
        };
    }

    private static Problem invalid(JacksonException at, @Nullable String value, String detail) {
        return problem(
                ApiError.INVALID_REQUEST,
                "The body has a value of the wrong kind.",
                new FieldError(pointer(at), value, "INVALID_VALUE", FieldErrors.printable(detail)));
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "This is not the kind of value expected here.";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.joining(", ", "One of ", " is expected."));
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return type == boolean.class ? "true or false is expected." : "A number is expected.";
        }
        if (type == String.class) {
            return "A text is expected.";
        }
        if (Iterable.class.isAssignableFrom(type) || type.isArray()) {
            return "A list is expected.";
        }
        if (type.getName().startsWith("java.time.")) {
            return "A date or time as in ISO 8601 is expected.";
        }
        return "This is not the kind of value expected here.";
    }

    /** As in RFC 6901. */
    static String pointer(JacksonException exception) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference reference : exception.getPath()) {
            String name = reference.getPropertyName();
            pointer.append('/').append(name == null ? String.valueOf(reference.getIndex()) : FieldErrors.escaped(name));
        }
        return FieldErrors.printable(pointer.toString());
    }

    private static Problem problem(ApiError code, String detail, FieldError... errors) {
        return Problem.of(code, detail, List.of(errors), Traces.current());
    }
}
