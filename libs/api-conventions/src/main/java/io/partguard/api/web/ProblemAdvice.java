package io.partguard.api.web;

import io.partguard.api.ApiError;
import io.partguard.api.FieldError;
import io.partguard.api.Problem;
import io.partguard.api.Refused;
import io.partguard.api.Traces;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every exception of a controller as a problem; the one place that does it. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused refused, HttpServletResponse response) {
        if (response.isCommitted()) {
            throw refused;
        }
        response.resetBuffer();
        if (refused.getCause() != null) {
            // No stack trace: an outage makes thousands of these, all alike.
            LOG.warn(
                    "{}: {}: {}",
                    refused.code().name(),
                    refused.detail(),
                    refused.getCause().toString());
        }
        HttpHeaders headers = new HttpHeaders();
        if (refused.retryAfter() != null) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(
                            Math.max(1, refused.retryAfter().plusMillis(999).toSeconds())));
        }
        return answer(Problem.of(refused.code(), refused.detail(), refused.errors(), Traces.current()), headers);
    }

    /** Left to Spring Security's filter, which knows whether nobody or the wrong person asks. */
    @ExceptionHandler
    void denied(AccessDeniedException denied) {
        throw denied;
    }

    @ExceptionHandler
    void unauthenticated(AuthenticationException unauthenticated) {
        throw unauthenticated;
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception unexpected, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            // The container then breaks the connection off, so that nobody takes half an answer for a whole one.
            throw unexpected;
        }
        for (Throwable cause = unexpected.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused(refused, response);
            }
        }
        response.resetBuffer();
        LOG.error("Unexpected", unexpected);
        return answer(Problem.unexpected(Traces.current()), new HttpHeaders());
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(BodyErrors.of(exception), headers);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(FieldErrors.of(exception.getBindingResult()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return exception.isForReturnValue()
                ? handleExceptionInternal(exception, null, headers, HttpStatusCode.valueOf(500), request)
                : invalid(FieldErrors.of(exception));
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return invalid(List.of(
                new FieldError("?" + exception.getParameterName(), null, "MISSING", "This parameter is required.")));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = exception instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(exception.getPropertyName());
        Object value = exception.getValue();
        return invalid(List.of(new FieldError(
                "?" + name,
                value == null ? null : String.valueOf(value),
                "INVALID_VALUE",
                "This is not the kind of value expected here.")));
    }

    /** All others of Spring MVC's own: their status is right, their words are ours. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (request instanceof ServletWebRequest servlet
                && servlet.getResponse() != null
                && servlet.getResponse().isCommitted()) {
            return null;
        }
        Problem problem = StatusProblems.of(status.value());
        if (problem.status() == 500) {
            LOG.error("Unexpected", exception);
        }
        return answer(problem, headers);
    }

    private static ResponseEntity<Object> invalid(List<FieldError> errors) {
        return answer(
                Problem.of(
                        ApiError.INVALID_REQUEST,
                        "The request has values that are not allowed.",
                        errors,
                        Traces.current()),
                new HttpHeaders());
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders from) {
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(from);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        return ResponseEntity.status(problem.status()).headers(headers).body(problem);
    }
}
