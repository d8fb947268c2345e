package io.partguard.api.web;

import io.partguard.api.Traces;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** First of all filters: gives the request its trace id, from {@code traceparent} or fresh, in the log and in the answer. */
class TraceFilter extends OncePerRequestFilter {
    private static final String ATTRIBUTE = TraceFilter.class.getName();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Error and async dispatches are the same request, perhaps on another thread.
        String traceId = request.getAttribute(ATTRIBUTE) instanceof String known
                ? known
                : Traces.of(request.getHeader(Traces.HEADER));
        request.setAttribute(ATTRIBUTE, traceId);
        MDC.put(Traces.MDC_KEY, traceId);
        if (!response.isCommitted()) {
            response.setHeader("Trace-Id", traceId);
        }
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(Traces.MDC_KEY);
        }
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
