package io.partguard.detection.outbound;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;

/** Guards without Spring. */
public final class TestGuards {
    private TestGuards() {}

    public static Guards of(RetryRegistry retries, CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads) {
        return new Guards(retries, breakers, bulkheads);
    }
}
