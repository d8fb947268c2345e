package io.partguard.gateway.upstream;

import io.partguard.api.Problem;
import io.partguard.api.Refused;
import io.partguard.api.Traces;
import io.partguard.api.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns what goes wrong between gateway and service into a problem, be it while asking or while the answer is written: routes
 * are functions, which no controller advice looks after. Half an answer is broken off, never completed.
 */
class FailureFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(FailureFilter.class);

    private final ProblemWriter problems;

    FailureFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            Refused refused = refused(e);
            if (refused == null) {
                throw e;
            }
            LOG.warn(
                    "{} {}: {}: {}",
                    request.getMethod(),
                    route(request),
                    refused.code().name(),
                    reason(refused));
            if (response.isCommitted()) {
                throw e;
            }
            response.reset();
            response.setHeader("Trace-Id", Traces.current());
            if (refused.retryAfter() != null) {
                response.setHeader(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(refused.retryAfter().toSeconds()));
            }
            problems.write(response, Problem.of(refused.code(), refused.detail(), refused.errors(), Traces.current()));
        }
    }

    private static @Nullable Refused refused(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        return null;
    }

    /** The first parts of the path only: what follows was made up by whoever asks. */
    private static String route(HttpServletRequest request) {
        String[] parts = request.getRequestURI().split("/", 5);
        return parts.length < 4 ? "/" : "/" + parts[1] + "/" + parts[2] + "/" + parts[3].replaceAll("[^a-z0-9-]", "?");
    }

    private static String reason(Refused refused) {
        return refused.getCause() == null
                ? refused.detail()
                : refused.getCause().toString();
    }
}
