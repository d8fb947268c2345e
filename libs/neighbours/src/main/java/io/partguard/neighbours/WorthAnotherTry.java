package io.partguard.neighbours;

import java.util.function.Predicate;

/** Which failures the retry layer tries again and the breaker counts; named by class in the configuration. */
public final class WorthAnotherTry implements Predicate<Throwable> {
    @Override
    public boolean test(Throwable failure) {
        return failure instanceof CallFailed failed && failed.worthAnotherTry();
    }
}
