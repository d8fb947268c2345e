package io.partguard.bench.pricing;

import io.partguard.bench.stack.StackFailed;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/** A computed book on its way into the price book: checked, proposed, approved by another person and filed. */
final class Publishing implements Runnable {
    private final LocalPricing pricing;
    private final String book;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile long moved;
    private volatile double seconds;

    /** @param book that was computed */
    Publishing(LocalPricing pricing, String book) {
        this.pricing = pricing;
        this.book = book;
    }

    @Override
    public void run() {
        long start = System.nanoTime();
        try {
            String location = pricing.draft("{\"book\":\"" + book + "\"}").orElseThrow();
            if (!pricing.approve(location)) {
                throw new StackFailed("the rules forbade it: " + pricing.get(location));
            }
            pricing.file(location);
            moved = pricing.get(location).path("changedPrices").asLong();
        } catch (IOException | InterruptedException | RuntimeException e) {
            failure.set(e);
        }
        seconds = (System.nanoTime() - start) / 1e9;
    }

    double seconds() {
        return seconds;
    }

    /** Prices that it brought into the book. @throws StackFailed where it did not come to its end */
    long moved() {
        Exception failed = failure.get();
        if (failed != null) {
            throw new StackFailed("the publication failed: " + failed.getMessage());
        }
        return moved;
    }
}
