package io.partguard.detection.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import feign.FeignException;
import feign.Request;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.partguard.identity.Lookup;
import io.partguard.neighbours.Guards;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProtectedBrandsTest {
    private final Catalogue catalogue = new Catalogue();
    private final Time time = new Time();
    private final Guards guards = new Guards(
            RetryRegistry.of(RetryConfig.custom().maxAttempts(1).build()),
            CircuitBreakerRegistry.ofDefaults(),
            BulkheadRegistry.ofDefaults());
    private final ProtectedBrands brands = new ProtectedBrands(
            catalogue, guards, new ProtectedBrands.Ages(Duration.ofSeconds(30), Duration.ofHours(1)), time);

    private static final class Catalogue implements CatalogClient {
        private boolean out;
        private int asked;
        private List<Brand> items = List.of(new Brand("Nordkette", "nordkette", 3));

        @Override
        public Answer candidates(Question question, Request.Options options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Brands brands() {
            asked++;
            if (out) {
                throw new FeignException.ServiceUnavailable("out", request(), null, null);
            }
            return new Brands(items);
        }

        private static Request request() {
            return Request.create(Request.HttpMethod.GET, "/", java.util.Map.of(), null, null, null);
        }
    }

    private static final class Time extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void neverLoadedIsUnavailableAndNotEmpty() {
        catalogue.out = true;
        assertThat(brands.current()).isInstanceOf(Lookup.Unavailable.class);
    }

    @Test
    void anEmptyCatalogueHasNoBrands() {
        catalogue.items = List.of();
        assertThat(brands.current()).isEqualTo(new Lookup.Found<>(Set.of()));
    }

    @Test
    void aFreshListIsNotAskedForAgain() {
        brands.current();
        brands.current();
        assertThat(catalogue.asked).isEqualTo(1);
        time.now = time.now.plusSeconds(31);
        brands.current();
        assertThat(catalogue.asked).isEqualTo(2);
    }

    @Test
    void anOldListServesThroughAnOutageButNotForEver() {
        brands.current();
        catalogue.out = true;
        time.now = time.now.plusSeconds(3_000);
        assertThat(brands.current()).isEqualTo(new Lookup.Found<>(Set.of("Nordkette")));
        time.now = time.now.plusSeconds(1_000);
        assertThat(brands.current()).isInstanceOf(Lookup.Unavailable.class);
    }
}
