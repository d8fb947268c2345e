package io.partguard.catalog.index;

import io.partguard.catalog.index.IndexState.State;
import io.partguard.catalog.index.IndexStore.Change;
import io.partguard.catalog.leading.Leadership;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/**
 * Brings an index up to the record's last change, in the order of changes. Stopped anywhere it goes on from the last
 * change that the record knows to be indexed; writing a change again changes nothing.
 */
@Component
class IndexFollower {
    /** Parts a bulk request: about 1 MB, beyond which Elasticsearch gains nothing. */
    private static final int BULK = 1000;
    /** Two requests in flight keep Elasticsearch busy while the next parts are read. */
    private static final int IN_FLIGHT = 2;
    /** Parts between two notes of how far it is. */
    private static final int NOTED = 20_000;

    private final IndexStore store;
    private final PartIndex index;
    private final Leadership leadership;
    private final ExecutorService bulks = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    IndexFollower(IndexStore store, PartIndex index, Leadership leadership) {
        this.store = store;
        this.index = index;
        this.leadership = leadership;
    }

    @PreDestroy
    void stop() {
        closed = true;
        bulks.close();
    }

    /** Returns early where the service stops or another replica leads; what was written is noted. */
    void catchUp(IndexState state) throws IOException {
        long last = store.lastChange();
        long position = state.indexedChange();
        if (position >= last) {
            return;
        }
        Deque<Future<?>> inFlight = new ArrayDeque<>();
        int unnoted = 0;
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
                    unnoted += changes.size();
                }
                // Numbers up to the last are given out; those that no part carries any more were overtaken.
                position = changes.size() < BULK
                        ? Math.max(
                                last, changes.isEmpty() ? 0 : changes.getLast().change())
                        : changes.getLast().change();
                if (unnoted >= NOTED || position >= last) {
                    while (!inFlight.isEmpty()) {
                        await(inFlight.removeFirst());
                    }
                    note(state, position, position >= last);
                    unnoted = 0;
                    last = store.lastChange();
                }
            }
        } finally {
            inFlight.forEach(bulk -> bulk.cancel(true));
        }
    }

    /** What serves can be found as soon as it is noted; what is being built nobody searches, so once at the end will do. */
    private void note(IndexState state, long position, boolean atEnd) throws IOException {
        boolean serving = state.state() == State.SERVING;
        if (serving || atEnd) {
            index.refresh(state.name());
        }
        store.advance(state.name(), position);
        if (serving) {
            store.finishImports();
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
