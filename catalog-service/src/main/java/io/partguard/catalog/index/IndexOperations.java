package io.partguard.catalog.index;

import io.partguard.api.Refused;
import io.partguard.catalog.index.IndexStore.Refusal;
import io.partguard.catalog.part.CatalogError;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an operator may ask of the index. The leading replica does it; these only put it down in the record. */
@Component
public class IndexOperations {
    private final IndexStore store;
    private final Indexer indexer;
    private final IndexBuild build;
    private final PartIndex index;

    IndexOperations(IndexStore store, Indexer indexer, IndexBuild build, PartIndex index) {
        this.store = store;
        this.indexer = indexer;
        this.build = build;
        this.index = index;
    }

    /**
     * @param parts in the record, without those that were taken away
     * @param lastChange of the record; the index that has indexed it is up to date
     * @param refused the last one that was thrown away because it did not hold the record's parts
     * @param trouble why the replica that was asked, where it leads, could not follow the record at its last try
     */
    public record IndexReport(
            long parts,
            long lastChange,
            @Nullable OneIndex serving,
            @Nullable OneIndex building,
            @Nullable OneIndex previous,
            @Nullable RefusedIndex refused,
            @Nullable String trouble) {}

    /**
     * @param indexedChange everything up to this change is in it
     * @param partsLeft of the record that it does not have as they are now
     * @param progress 0 to 1
     * @param documents that a search can find; absent where Elasticsearch does not say
     */
    public record OneIndex(
            String name,
            long indexedChange,
            long partsLeft,
            double progress,
            @Nullable Long documents,
            String mappingHash,
            int normaliser) {}

    /** @param why how many parts it had, and which it lacked or had too many */
    public record RefusedIndex(String name, Instant at, String why) {
        static RefusedIndex of(Refusal refusal) {
            return new RefusedIndex(refusal.name(), refusal.at(), refusal.why());
        }
    }

    public IndexReport report() {
        long parts = store.parts();
        return new IndexReport(
                parts,
                store.lastChange(),
                one(store.serving(), parts),
                one(store.building(), parts),
                one(store.retired(), parts),
                store.refused().map(RefusedIndex::of).orElse(null),
                indexer.trouble());
    }

    private @Nullable OneIndex one(Optional<IndexState> found, long parts) {
        if (found.isEmpty()) {
            return null;
        }
        IndexState state = found.get();
        long left = store.partsAfter(state.indexedChange());
        double progress = parts == 0 ? (left == 0 ? 1 : 0) : (double) (parts - left) / parts;
        return new OneIndex(
                state.name(),
                state.indexedChange(),
                left,
                Math.max(0, Math.floor(progress * 1000) / 1000),
                documents(state.name()),
                state.mappingHash(),
                state.normaliser());
    }

    /** Unknown is not none: an index that cannot be counted has no number here. */
    private @Nullable Long documents(String name) {
        try {
            return index.count(name);
        } catch (IOException e) {
            return null;
        }
    }

    /** @throws Refused REBUILD_RUNNING */
    public void rebuild() {
        build.begin();
        indexer.wake();
    }

    /** @throws Refused REBUILD_RUNNING, NO_PREVIOUS_INDEX */
    public void rollBack() {
        if (store.building().isPresent()) {
            throw new Refused(CatalogError.REBUILD_RUNNING, "An index is being built.");
        }
        IndexState previous = store.retired()
                .filter(IndexState::isOurs)
                .orElseThrow(() ->
                        new Refused(CatalogError.NO_PREVIOUS_INDEX, "There is no earlier index of this version."));
        store.reopen(previous.name());
        indexer.wake();
    }
}
