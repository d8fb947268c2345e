package io.partguard.neighbours;

import feign.FeignException;
import feign.codec.DecodeException;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.partguard.identity.Lookup;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Calls one other service: retry around breaker around bulkhead around the call. The only place that tries again; a
 * refusal (4xx but 429) is not tried again and does not count against the other side's health.
 */
public final class Guard {
    private final String prefix;
    private final Retry retry;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;

    Guard(String service, Retry retry, CircuitBreaker breaker, Bulkhead bulkhead) {
        this.prefix = service.toUpperCase(Locale.ROOT);
        this.retry = retry;
        this.breaker = breaker;
        this.bulkhead = bulkhead;
    }

    /** @throws CallFailed with code {@code <SERVICE>_TIMEOUT, _UNREACHABLE, _FAILED, _BUSY, _REFUSED, _GARBAGE, _BREAKER_OPEN} */
    public <T> T call(Supplier<T> call) {
        Supplier<T> once = () -> {
            try {
                return call.get();
            } catch (RuntimeException e) {
                throw failed(e);
            }
        };
        try {
            return Retry.decorateSupplier(
                            retry, CircuitBreaker.decorateSupplier(breaker, Bulkhead.decorateSupplier(bulkhead, once)))
                    .get();
        } catch (CallNotPermittedException e) {
            throw new CallFailed(cause("BREAKER_OPEN", "not asked: recent calls failed"), false);
        } catch (BulkheadFullException e) {
            throw new CallFailed(cause("BUSY", "not asked: too many calls in flight"), false);
        }
    }

    /** For answers that were decoded but cannot be used: not complete, not of this version. */
    public CallFailed garbage(String detail) {
        return new CallFailed(cause("GARBAGE", detail), true);
    }

    private CallFailed failed(RuntimeException e) {
        return switch (e) {
            case CallFailed known -> known;
            case DecodeException decode -> new CallFailed(cause("GARBAGE", "answer cannot be read"), true);
            case FeignException http when http.status() == 429 -> new CallFailed(cause("BUSY", "HTTP 429"), true);
            case FeignException http
            when http.status() >= 500 -> new CallFailed(cause("FAILED", "HTTP " + http.status()), true);
            case FeignException http
            when http.status() >= 400 -> new CallFailed(cause("REFUSED", "HTTP " + http.status()), false);
            case FeignException http
            when http.status() > 0 ->
                new CallFailed(cause("GARBAGE", "HTTP " + http.status() + ", answer cannot be read"), true);
            default -> transport(e);
        };
    }

    private CallFailed transport(RuntimeException e) {
        if (has(e, TimeoutException.class) || has(e, HttpTimeoutException.class)) {
            return new CallFailed(cause("TIMEOUT", "no complete answer in time"), true);
        }
        if (has(e, ConnectException.class)) {
            return new CallFailed(cause("UNREACHABLE", "no connection"), true);
        }
        if (has(e, IOException.class)) {
            return new CallFailed(cause("FAILED", "the connection broke"), true);
        }
        throw e;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(kind::isInstance);
    }

    private Lookup.Cause cause(String code, String detail) {
        return new Lookup.Cause(prefix + "_" + code, detail);
    }
}
