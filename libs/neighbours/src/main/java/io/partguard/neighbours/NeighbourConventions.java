package io.partguard.neighbours;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Gives a service that calls others the guards of those calls. */
@AutoConfiguration
class NeighbourConventions {

    @Bean
    Guards guards(RetryRegistry retries, CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads) {
        return new Guards(retries, breakers, bulkheads);
    }
}
