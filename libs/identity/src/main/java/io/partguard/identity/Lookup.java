package io.partguard.identity;

import java.util.function.Function;

/**
 * The answer to a question put to somebody else: asked and found, asked and there is none, or could not ask.
 *
 * <p>There is deliberately no {@code orElse}: an outage must never turn into a default. Callers switch over the three.
 */
public sealed interface Lookup<T> {

    record Found<T>(T value) implements Lookup<T> {}

    record None<T>() implements Lookup<T> {}

    record Unavailable<T>(Cause cause) implements Lookup<T> {}

    /** Why something could not be asked: a stable code such as {@code CATALOG_TIMEOUT}, and words for the log. */
    record Cause(String code, String detail) {}

    default <R> Lookup<R> map(Function<? super T, ? extends R> mapping) {
        return flatMap(value -> new Found<R>(mapping.apply(value)));
    }

    default <R> Lookup<R> flatMap(Function<? super T, ? extends Lookup<R>> mapping) {
        return switch (this) {
            case Found<T>(T value) -> mapping.apply(value);
            case None<T>() -> new None<>();
            case Unavailable<T>(Cause cause) -> new Unavailable<>(cause);
        };
    }
}
