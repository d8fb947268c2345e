package io.partguard.neighbours;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;

/** The guard of each service, configured under {@code resilience4j} by the service's name. */
public class Guards {
    private final RetryRegistry retries;
    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;

    public Guards(RetryRegistry retries, CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads) {
        this.retries = retries;
        this.breakers = breakers;
        this.bulkheads = bulkheads;
    }

    public Guard of(String service) {
        return new Guard(
                service, retries.retry(service), breakers.circuitBreaker(service), bulkheads.bulkhead(service));
    }
}
