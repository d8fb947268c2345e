package io.partguard.detection.models;

import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.pipeline.Detection;
import io.partguard.detection.judging.pipeline.DetectionPipeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Lets challengers judge what champions have judged, on a thread of its own behind the answers. Nobody waits for it: where
 * more is waiting than may, a batch is passed over and counted as such.
 */
@Component
class ShadowRuns implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowRuns.class);

    private final ShadowStore store;
    private final ModelProperties properties;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<ShadowStore.Pair, Long> passedBy = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(Thread.ofPlatform()
            .name("shadow")
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .factory());

    ShadowRuns(ShadowStore store, ModelProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    /** Whether the next batch is one that challengers judge too. */
    boolean wanted() {
        return ThreadLocalRandom.current().nextDouble() < properties.shadowShare();
    }

    /** @param said what the champions said, in the order of the listings */
    void offer(
            String tenant, List<Listing> listings, List<Detection> said, Overheard heard, List<Challenge> challenges) {
        int size = listings.size();
        if (waiting.addAndGet(size) > properties.shadowWaiting()) {
            waiting.addAndGet(-size);
            challenges.forEach(one -> passedBy.merge(ShadowStore.Pair.of(one), (long) size, Long::sum));
            return;
        }
        try {
            worker.execute(() -> {
                try {
                    challenges.forEach(one -> judge(tenant, listings, said, heard, one));
                } finally {
                    waiting.addAndGet(-size);
                }
            });
        } catch (RejectedExecutionException stopping) {
            waiting.addAndGet(-size);
        }
    }

    private void judge(
            String tenant, List<Listing> listings, List<Detection> said, Overheard heard, Challenge challenge) {
        ShadowStore.Pair pair = ShadowStore.Pair.of(challenge);
        long missed = 0;
        try {
            List<Detection> would = new DetectionPipeline(heard.candidates(), heard.prices(), heard.standings())
                    .detect(listings, challenge.world());
            // Taken only now: whoever is passed by while this batch is judged is counted with it.
            missed = Optional.ofNullable(passedBy.remove(pair)).orElse(0L);
            store.add(tenant, pair, said, would, missed);
        } catch (RuntimeException e) {
            // A challenger that breaks judges nobody: it shows as listings passed by, and in the log.
            passedBy.merge(pair, missed + listings.size(), Long::sum);
            LOG.warn("{} could not judge a batch", challenge.challenger(), e);
        }
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }
}
