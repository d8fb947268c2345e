package io.partguard.api.web;

import io.partguard.api.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.RequestBody;

/** What Bean Validation found, as field errors. */
final class FieldErrors {
    private FieldErrors() {}

    static List<FieldError> of(BindingResult result) {
        return result.getAllErrors().stream()
                .map(error -> error instanceof org.springframework.validation.FieldError field
                        ? new FieldError(
                                pointer(field.getField()), value(field.getRejectedValue()), code(error), detail(error))
                        : new FieldError("", null, code(error), detail(error)))
                .toList();
    }

    static List<FieldError> of(MethodValidationResult result) {
        return result.getParameterValidationResults().stream()
                .flatMap(parameter -> of(parameter).stream())
                .toList();
    }

    private static List<FieldError> of(ParameterValidationResult result) {
        if (result instanceof ParameterErrors body
                && body.getMethodParameter().hasParameterAnnotation(RequestBody.class)) {
            String prefix = body.getContainerIndex() == null ? "" : "/" + body.getContainerIndex();
            return body.getFieldErrors().stream()
                    .map(error -> new FieldError(
                            prefix + pointer(error.getField()),
                            value(error.getRejectedValue()),
                            code(error),
                            detail(error)))
                    .toList();
        }
        boolean body = result.getMethodParameter().hasParameterAnnotation(RequestBody.class);
        String where = body ? "" : "?" + result.getMethodParameter().getParameterName();
        return result.getResolvableErrors().stream()
                .map(error -> new FieldError(where, value(result.getArgument()), code(error), detail(error)))
                .toList();
    }

    /** {@code lines[0].quantity} as {@code /lines/0/quantity}. */
    static String pointer(String path) {
        return "/"
                + path.replace("~", "~0")
                        .replace("/", "~1")
                        .replace("[", "/")
                        .replace("]", "")
                        .replace('.', '/');
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    static String printable(String raw) {
        return Objects.requireNonNull(new FieldError("", raw, "", "").value());
    }

    private static @Nullable String value(@Nullable Object rejected) {
        // Only plain values: a whole object would be our toString, not what was sent.
        return rejected instanceof CharSequence || rejected instanceof Number || rejected instanceof Boolean
                ? rejected.toString()
                : null;
    }

    /** {@code NotBlank} as {@code NOT_BLANK}. */
    private static String code(MessageSourceResolvable error) {
        String[] codes = error.getCodes();
        String last = codes == null || codes.length == 0 ? "Invalid" : codes[codes.length - 1];
        return last.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    private static String detail(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), "This value is not allowed.");
    }
}
