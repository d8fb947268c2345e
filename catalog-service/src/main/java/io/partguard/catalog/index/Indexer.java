package io.partguard.catalog.index;

import io.partguard.catalog.index.IndexStore.Change;
import io.partguard.catalog.leading.Leadership;
import io.partguard.identity.PartNumber;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Follows the record: writes what changed to the index that serves and to one that is being built, in the order of
 * changes, after they are committed. Stopped anywhere it goes on from the last change it knows to be found.
 */
@Component
public class Indexer {
    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);
    /** Parts a bulk request: about 1.5 MB, beyond which Elasticsearch gains nothing. */
    private static final int BULK = 2000;
    /** Two requests in flight keep Elasticsearch busy while the next parts are read. */
    private static final int IN_FLIGHT = 2;
    /** Parts between two refreshes, so that progress is seen and kept. */
    private static final int REFRESH = 20_000;

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final IndexStore store;
    private final PartIndex index;
    private final IndexSettings settings;
    private final Leadership leadership;
    private final Clock clock;
    private final Semaphore work = new Semaphore(0);
    private final ExecutorService bulks = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;
    private boolean checked;

    Indexer(IndexStore store, PartIndex index, IndexSettings settings, Leadership leadership, Clock clock) {
        this.store = store;
        this.index = index;
        this.settings = settings;
        this.leadership = leadership;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("indexer").start(this::run);
    }

    @PreDestroy
    void stop() {
        closed = true;
        work.release();
        bulks.close();
    }

    /** Something was committed: don't wait for the next look. */
    public void wake() {
        work.release();
    }

    private void run() {
        while (!closed) {
            Duration pause = PAUSE;
            try {
                if (leadership.isLeading()) {
                    follow();
                } else {
                    checked = false;
                }
            } catch (IOException | DataAccessException e) {
                LOG.warn("the index could not follow the record, trying again: {}", e.toString());
                pause = PAUSE_AFTER_FAILURE;
            } catch (RuntimeException e) {
                LOG.error("the index could not follow the record, trying again", e);
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
        Optional<IndexState> serving = store.serving();
        if (serving.isPresent() && !checked) {
            check(serving.get());
            serving = store.serving();
        }
        if (serving.isPresent() && serving.get().mappingHash().equals(IndexMapping.hash())) {
            catchUp(serving.get());
            store.finishImports();
        } else if (store.building().isEmpty()) {
            requestRebuild();
        }
        Optional<IndexState> building = store.building();
        if (building.isPresent()) {
            build(building.get());
        }
    }

    /** Once after coming to lead: is the serving index still there, of our making, and whole? */
    private void check(IndexState serving) throws IOException {
        if (!index.exists(serving.name())) {
            LOG.error("the serving index {} is gone, building another", serving.name());
            store.forget(serving.name());
            return;
        }
        if (!index.fits(serving.name()) && store.building().isEmpty()) {
            LOG.warn(
                    "the serving index {} was built otherwise, building another; searches are refused until then",
                    serving.name());
            requestRebuild();
            checked = true;
            return;
        }
        catchUp(serving);
        long found = index.count(serving.name());
        long parts = store.parts();
        if (found < parts && store.serving().map(IndexState::indexedChange).orElse(0L) >= store.lastChange()) {
            LOG.error("the serving index has {} of {} parts, building another", found, parts);
            store.forget(serving.name());
        }
        checked = true;
    }

    /** Begins a new index, which the leader builds and, when it is whole, lets serve. */
    String requestRebuild() {
        String name = settings.prefix() + "-v" + IndexMapping.VERSION + "-" + STAMP.format(clock.instant());
        store.begin(name, IndexMapping.hash(), PartNumber.VERSION);
        wake();
        return name;
    }

    private void build(IndexState building) throws IOException {
        if (!index.exists(building.name())) {
            if (building.indexedChange() > 0) {
                LOG.error("the index {} vanished while it was built", building.name());
                store.forget(building.name());
                return;
            }
            index.create(building.name());
            LOG.info("building the index {}", building.name());
        }
        catchUp(building);
        long parts = store.parts();
        long found = index.count(building.name());
        boolean behind = store.building().map(IndexState::indexedChange).orElse(-1L) < store.lastChange();
        if (behind) {
            // An import went on meanwhile: next round.
            wake();
            return;
        }
        if (found != parts) {
            LOG.error("the new index has {} parts, the record {}: it is thrown away, the old one stays", found, parts);
            store.forget(building.name());
            index.delete(building.name());
            return;
        }
        index.switchAliases(building.name());
        for (String old : store.serve(building.name())) {
            index.delete(old);
        }
        store.finishImports();
        LOG.info("the index {} serves with {} parts", building.name(), found);
    }

    /** Brings an index up to the record's last change. */
    private void catchUp(IndexState state) throws IOException {
        long last = store.lastChange();
        long position = state.indexedChange();
        if (position >= last) {
            return;
        }
        Deque<Future<?>> inFlight = new ArrayDeque<>();
        int unrefreshed = 0;
        try {
            while (position < last && !closed && leadership.isLeading()) {
                List<Change> changes = store.changesAfter(position, BULK);
                if (!changes.isEmpty()) {
                    if (inFlight.size() >= IN_FLIGHT) {
                        await(inFlight.removeFirst());
                    }
                    inFlight.add(bulks.submit(() -> {
                        index.write(state.name(), changes);
                        return null;
                    }));
                    unrefreshed += changes.size();
                }
                // Numbers up to the last are given out; those that no part carries any more were overtaken.
                position = changes.size() < BULK
                        ? Math.max(
                                last, changes.isEmpty() ? 0 : changes.getLast().change())
                        : changes.getLast().change();
                if (unrefreshed >= REFRESH || position >= last) {
                    while (!inFlight.isEmpty()) {
                        await(inFlight.removeFirst());
                    }
                    index.refresh(state.name());
                    store.advance(state.name(), position);
                    unrefreshed = 0;
                    if (state.state() == IndexState.State.SERVING) {
                        store.finishImports();
                    }
                    last = store.lastChange();
                }
            }
        } finally {
            inFlight.forEach(bulk -> bulk.cancel(true));
        }
    }

    private static void await(Future<?> bulk) throws IOException {
        try {
            bulk.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
