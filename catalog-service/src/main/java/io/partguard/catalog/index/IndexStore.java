package io.partguard.catalog.index;

import io.partguard.catalog.index.IndexState.State;
import io.partguard.catalog.part.Part;
import io.partguard.catalog.part.PartJson;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the record knows of the indices built from it, and the changes they follow. */
@Component
public class IndexStore {
    private final JdbcClient jdbc;

    IndexStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The index that answers. */
    public Optional<IndexState> serving() {
        return find(State.SERVING);
    }

    Optional<IndexState> building() {
        return find(State.BUILDING);
    }

    /** The index that served before. */
    Optional<IndexState> retired() {
        return find(State.RETIRED);
    }

    private Optional<IndexState> find(State state) {
        return jdbc.sql("""
                        SELECT i.name, i.mapping_hash, i.normaliser, i.state, i.indexed_change, c.supersession_change
                        FROM search_index i, catalogue_state c WHERE i.state = ? ORDER BY i.served_at DESC NULLS LAST LIMIT 1
                        """)
                .param(state.name())
                .query((row, n) -> new IndexState(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        State.valueOf(row.getString(4)),
                        row.getLong(5),
                        row.getLong(6)))
                .optional();
    }

    void begin(String name, String mappingHash, int normaliser) {
        jdbc.sql("INSERT INTO search_index (name, mapping_hash, normaliser, state) VALUES (?, ?, ?, 'BUILDING')")
                .param(name)
                .param(mappingHash)
                .param(normaliser)
                .update();
    }

    void reopen(String name) {
        jdbc.sql("UPDATE search_index SET state = 'BUILDING' WHERE name = ? AND state = 'RETIRED'")
                .param(name)
                .update();
    }

    void forget(String name) {
        jdbc.sql("DELETE FROM search_index WHERE name = ?").param(name).update();
    }

    /** Never moves back. */
    void advance(String name, long indexedChange) {
        jdbc.sql("UPDATE search_index SET indexed_change = ? WHERE name = ? AND indexed_change < ?")
                .param(indexedChange)
                .param(name)
                .param(indexedChange)
                .update();
    }

    /** From one moment to the next the built index answers, and the one before it is kept for a way back. */
    @Transactional
    public List<String> serve(String name) {
        jdbc.sql("UPDATE search_index SET state = 'RETIRED' WHERE state = 'SERVING' AND name <> ?")
                .param(name)
                .update();
        jdbc.sql("UPDATE search_index SET state = 'SERVING', served_at = now() WHERE name = ?")
                .param(name)
                .update();
        return jdbc.sql("""
                        DELETE FROM search_index WHERE state = 'RETIRED' AND name NOT IN (
                          SELECT name FROM search_index WHERE state = 'RETIRED' ORDER BY served_at DESC LIMIT 1)
                        RETURNING name
                        """).query(String.class).list();
    }

    long lastChange() {
        return jdbc.sql("SELECT last_change FROM catalogue_state")
                .query(Long.class)
                .single();
    }

    /** Everything that an index has: parts, and for those that were taken away something that no search finds. */
    long parts() {
        return jdbc.sql("SELECT count(*) FROM part").query(Long.class).single();
    }

    long partsToFind() {
        return jdbc.sql("SELECT count(*) FROM part WHERE NOT removed")
                .query(Long.class)
                .single();
    }

    /**
     * @param change where the part stands in the order of changes
     * @param removed whether it was taken away
     * @param fitment the makes and models that it fits, as JSON
     */
    record Change(
            long change,
            Part part,
            boolean removed,
            @Nullable String fitment) {}

    /** The next parts in the order of their last change. */
    List<Change> changesAfter(long change, int limit) {
        return jdbc.sql("""
                        SELECT p.no, p.id, b.name, b.key, p.revision, p.import_id, p.document, p.change_seq, p.removed,
                          p.fitment
                        FROM part p JOIN brand b ON b.id = p.brand_id
                        WHERE p.change_seq > ? ORDER BY p.change_seq LIMIT ?
                        """)
                .param(change)
                .param(limit)
                .query((row, n) -> new Change(
                        row.getLong(8),
                        new Part(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getInt(5),
                                row.getString(6),
                                PartJson.read(row.getString(7))),
                        row.getBoolean(9),
                        row.getString(10)))
                .list();
    }

    /** Imports whose last change can be found now are finished. */
    int finishImports() {
        return jdbc.sql("""
                        UPDATE import_session SET status = 'FINISHED', finished_at = now()
                        WHERE status = 'INDEXING' AND last_change <= (SELECT indexed_change FROM search_index WHERE state = 'SERVING')
                        """).update();
    }
}
