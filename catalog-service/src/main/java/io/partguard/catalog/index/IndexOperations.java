package io.partguard.catalog.index;

import io.partguard.api.Refused;
import io.partguard.catalog.part.CatalogError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an operator may ask of the index. The leading replica does it; these only put it down in the record. */
@Component
public class IndexOperations {
    private final IndexStore store;
    private final Indexer indexer;

    IndexOperations(IndexStore store, Indexer indexer) {
        this.store = store;
        this.indexer = indexer;
    }

    /**
     * @param parts in the record, without those that were taken away
     * @param lastChange of the record; the index that has indexed it is up to date
     */
    public record IndexReport(
            long parts,
            long lastChange,
            @Nullable OneIndex serving,
            @Nullable OneIndex building,
            @Nullable OneIndex previous) {}

    public record OneIndex(String name, long indexedChange, String mappingHash, int normaliser) {
        static @Nullable OneIndex of(java.util.Optional<IndexState> state) {
            return state.map(it -> new OneIndex(it.name(), it.indexedChange(), it.mappingHash(), it.normaliser()))
                    .orElse(null);
        }
    }

    public IndexReport report() {
        return new IndexReport(
                store.partsToFind(),
                store.lastChange(),
                OneIndex.of(store.serving()),
                OneIndex.of(store.building()),
                OneIndex.of(store.retired()));
    }

    public void rebuild() {
        refuseWhileBuilding();
        indexer.requestRebuild();
    }

    public void rollBack() {
        refuseWhileBuilding();
        IndexState previous = store.retired()
                .filter(index -> index.mappingHash().equals(IndexMapping.hash()))
                .orElseThrow(() ->
                        new Refused(CatalogError.NO_PREVIOUS_INDEX, "There is no earlier index of this version."));
        store.reopen(previous.name());
        indexer.wake();
    }

    private void refuseWhileBuilding() {
        if (store.building().isPresent()) {
            throw new Refused(CatalogError.REBUILD_RUNNING, "An index is being built.");
        }
    }
}
