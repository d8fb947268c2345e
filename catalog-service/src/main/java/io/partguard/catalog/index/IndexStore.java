package io.partguard.catalog.index;

import io.partguard.api.Events;
import io.partguard.catalog.index.IndexState.State;
import io.partguard.catalog.part.Part;
import io.partguard.catalog.part.PartJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What the record knows of the indices built from it, and the changes they follow. */
@Component
public class IndexStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Events events;
    private final ImportEvents importEvents;

    IndexStore(JdbcClient jdbc, Events events, ImportEvents importEvents) {
        this.jdbc = jdbc;
        this.events = events;
        this.importEvents = importEvents;
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

    /** A serving index that is gone or wrong: nothing answers until another is built. */
    void forget(String name) {
        jdbc.sql("DELETE FROM search_index WHERE name = ? AND state = 'SERVING'")
                .param(name)
                .update();
    }

    /** @return false where it is not being built any more: another replica went on with it */
    boolean abandon(String name) {
        return jdbc.sql("DELETE FROM search_index WHERE name = ? AND state = 'BUILDING'")
                        .param(name)
                        .update()
                == 1;
    }

    /** Keeps why, for the operator. @return false where it is not being built any more */
    @Transactional
    public boolean refuse(String name, String why) {
        jdbc.sql("DELETE FROM search_index WHERE state = 'REFUSED'").update();
        return jdbc.sql("""
                        UPDATE search_index SET state = 'REFUSED', refusal = ?, refused_at = now()
                        WHERE name = ? AND state = 'BUILDING'
                        """).param(why).param(name).update() == 1;
    }

    /** The index that was refused last, and why. */
    record Refusal(String name, Instant at, String why) {}

    Optional<Refusal> refused() {
        return jdbc.sql("SELECT name, refused_at, refusal FROM search_index WHERE state = 'REFUSED'")
                .query((row, n) -> new Refusal(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3)))
                .optional();
    }

    /** Every index that the record knows and that may exist. */
    Set<String> names() {
        return Set.copyOf(jdbc.sql("SELECT name FROM search_index WHERE state <> 'REFUSED'")
                .query(String.class)
                .list());
    }

    /** Never moves back. */
    void advance(String name, long indexedChange) {
        jdbc.sql("UPDATE search_index SET indexed_change = ? WHERE name = ? AND indexed_change < ?")
                .param(indexedChange)
                .param(name)
                .param(indexedChange)
                .update();
    }

    /**
     * @param now whether it serves
     * @param dropped indices that nobody needs any more
     */
    record Served(boolean now, List<String> dropped) {}

    /** @param again whether it is one that served before, which somebody went back to */
    private record ServedAgain(boolean again, long indexedChange, String mappingHash) {}

    /** From one moment to the next the built index answers, and the one before it is kept for a way back. */
    @Transactional
    public Served serve(String name) {
        // The row lock keeps two replicas that both think they lead from serving two indices after each other.
        boolean building = jdbc.sql("SELECT 1 FROM search_index WHERE name = ? AND state = 'BUILDING' FOR UPDATE")
                .param(name)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!building) {
            return new Served(false, List.of());
        }
        jdbc.sql("UPDATE search_index SET state = 'RETIRED' WHERE state = 'SERVING'")
                .update();
        ServedAgain serves = jdbc.sql("""
                        UPDATE search_index SET state = 'SERVING', served_at = now() WHERE name = ?
                        RETURNING old.served_at IS NOT NULL, new.indexed_change, new.mapping_hash
                        """)
                .param(name)
                .query((row, n) -> new ServedAgain(row.getBoolean(1), row.getLong(2), row.getString(3)))
                .single();
        events.append(
                serves.again() ? "index.rolledback" : "index.switched",
                name,
                JSON.createObjectNode()
                        .put("indexedChange", serves.indexedChange())
                        .put("mappingHash", serves.mappingHash())
                        .toString());
        return new Served(true, jdbc.sql("""
                        DELETE FROM search_index WHERE state = 'RETIRED' AND name NOT IN (
                          SELECT name FROM search_index WHERE state = 'RETIRED' ORDER BY served_at DESC LIMIT 1)
                        RETURNING name
                        """).query(String.class).list());
    }

    long lastChange() {
        return jdbc.sql("SELECT last_change FROM catalogue_state")
                .query(Long.class)
                .single();
    }

    /** Without those that were taken away. */
    long parts() {
        return jdbc.sql("SELECT count(*) FROM part WHERE NOT removed")
                .query(Long.class)
                .single();
    }

    /** Parts whose last change is behind this one, also those that were taken away. */
    long partsAfter(long change) {
        return jdbc.sql("SELECT count(*) FROM part WHERE change_seq > ?")
                .param(change)
                .query(Long.class)
                .single();
    }

    /** The record's numbers of its parts in order, without those that were taken away. */
    List<Long> numbersAfter(long no, int limit) {
        return jdbc.sql("SELECT no FROM part WHERE no > ? AND NOT removed ORDER BY no LIMIT ?")
                .param(no)
                .param(limit)
                .query(Long.class)
                .list();
    }

    List<String> ids(List<Long> numbers) {
        return jdbc.sql("SELECT id FROM part WHERE no = ANY (?) ORDER BY no")
                .param(numbers.toArray(Long[]::new))
                .query(String.class)
                .list();
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
    @Transactional
    public void finishImports() {
        jdbc.sql("""
                        UPDATE import_session SET status = 'FINISHED', finished_at = now()
                        WHERE status = 'INDEXING' AND last_change <= (SELECT indexed_change FROM search_index WHERE state = 'SERVING')
                        RETURNING id
                        """).query(String.class).list().forEach(importEvents::ended);
    }
}
