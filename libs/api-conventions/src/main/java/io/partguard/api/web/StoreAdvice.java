package io.partguard.api.web;

import io.partguard.api.ApiError;
import io.partguard.api.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A database that can't be reached is an outage with a code, not a bug. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class StoreAdvice {
    private final ProblemAdvice problems;

    StoreAdvice(ProblemAdvice problems) {
        this.problems = problems;
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        QueryTimeoutException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<Object> unavailable(RuntimeException outage, HttpServletResponse response) {
        return problems.refused(
                new Refused(
                        ApiError.STORE_UNAVAILABLE,
                        "The database can't be reached; try again.",
                        List.of(),
                        Duration.ofSeconds(5),
                        outage),
                response);
    }
}
