package io.partguard.catalog.index;

import io.partguard.api.Refused;
import io.partguard.catalog.leading.Leadership;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Follows the record on the leading replica: writes what changed to the index that serves and to one that is being
 * built, after it is committed, and looks from time to time whether the serving index is still what the record says.
 */
@Component
public class Indexer {
    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
    /** Between two looks whether the serving index is there and of our making. */
    private static final Duration LOOK = Duration.ofSeconds(3);
    /** Between two counts of what it holds. */
    private static final Duration COUNT = Duration.ofMinutes(1);

    private final IndexStore store;
    private final PartIndex index;
    private final IndexFollower follower;
    private final IndexBuild build;
    private final Leadership leadership;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean closed;
    private volatile @Nullable String trouble;
    private long lookedAt;
    private long countedAt;
    private boolean led;

    Indexer(IndexStore store, PartIndex index, IndexFollower follower, IndexBuild build, Leadership leadership) {
        this.store = store;
        this.index = index;
        this.follower = follower;
        this.build = build;
        this.leadership = leadership;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("indexer").start(this::run);
    }

    @PreDestroy
    void stop() {
        closed = true;
        work.release();
    }

    /** Something was committed: don't wait for the next look. */
    public void wake() {
        work.release();
    }

    /** Why this replica, where it leads, could not follow the record at its last try; null where it could. */
    @Nullable String trouble() {
        return trouble;
    }

    private void run() {
        while (!closed) {
            Duration pause = PAUSE;
            try {
                if (leadership.isLeading()) {
                    follow();
                } else {
                    led = false;
                }
                trouble = null;
            } catch (IOException | DataAccessException e) {
                LOG.warn("the index could not follow the record, trying again: {}", e.toString());
                trouble = String.valueOf(e.getMessage());
                pause = PAUSE_AFTER_FAILURE;
            } catch (RuntimeException e) {
                LOG.error("the index could not follow the record, trying again", e);
                trouble = String.valueOf(e.getMessage());
                pause = PAUSE_AFTER_FAILURE;
            }
            rest(pause);
        }
    }

    private void rest(Duration pause) {
        try {
            if (work.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private void follow() throws IOException {
        if (!led) {
            index.removeOrphans(store.names());
            lookedAt = 0;
            countedAt = 0;
            led = true;
        }
        Optional<IndexState> serving = store.serving();
        if (serving.isPresent()) {
            look(serving.get());
            serving = store.serving();
        }
        if (serving.isPresent() && serving.get().isOurs()) {
            follower.catchUp(serving.get());
            store.finishImports();
            count(serving.get().name());
        } else if (store.building().isEmpty()) {
            begin();
        }
        Optional<IndexState> building = store.building();
        if (building.isPresent() && build.goOn(building.get())) {
            store.finishImports();
        }
    }

    private void begin() {
        try {
            build.begin();
        } catch (Refused e) {
            LOG.info("another index is being built already");
        }
    }

    /** Is the serving index still there and of our making? Somebody may have deleted it behind our back. */
    private void look(IndexState serving) throws IOException {
        if (System.nanoTime() - lookedAt < LOOK.toNanos() && lookedAt != 0) {
            return;
        }
        if (!index.exists(serving.name())) {
            LOG.error("the serving index {} is gone, building another", serving.name());
            store.forget(serving.name());
        } else if (serving.isOurs() && !index.fits(serving.name())) {
            // The record is wrong about it: nothing may be written to it or found in it.
            LOG.error(
                    "the serving index {} is not the one that the record describes, building another", serving.name());
            store.forget(serving.name());
        } else if (lookedAt == 0) {
            index.ensureDoor(serving.name());
        }
        lookedAt = System.nanoTime();
    }

    /** Does it hold every part and no other? Asked only while nothing is on its way. */
    private void count(String name) throws IOException {
        if (System.nanoTime() - countedAt < COUNT.toNanos() && countedAt != 0) {
            return;
        }
        long before = store.lastChange();
        long found = index.count(name);
        long parts = store.parts();
        boolean still = store.lastChange() == before
                && store.serving().map(IndexState::indexedChange).orElse(-1L) >= before;
        if (still && found != parts) {
            LOG.error(
                    "the serving index {} has {} of {} parts ({}), building another",
                    name,
                    found,
                    parts,
                    IndexDifference.between(store, index, name).inWords());
            store.forget(name);
        }
        countedAt = still ? System.nanoTime() : 0;
    }
}
