package io.partguard.catalog.synonym;

import io.partguard.api.Refused;
import io.partguard.catalog.part.CatalogError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The synonyms and everything they have been. Each change moves the revision of the whole set. */
@Component
public class SynonymStore {
    private final JdbcClient jdbc;

    SynonymStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Moves with every change of the set. */
    public long revision() {
        return jdbc.sql("SELECT revision FROM synonym_state").query(Long.class).single();
    }

    public List<Synonym> all() {
        return jdbc.sql("SELECT * FROM synonym").query((row, n) -> synonym(row)).list();
    }

    public Optional<Synonym> find(String term) {
        return jdbc.sql("SELECT * FROM synonym WHERE term = ?")
                .param(term)
                .query((row, n) -> synonym(row))
                .optional();
    }

    /** In the order of their terms, after {@code after}. */
    public List<Synonym> page(@Nullable String language, String after, int limit) {
        return jdbc.sql("""
                        SELECT * FROM synonym WHERE term > ? AND (?::text IS NULL OR language = ?) ORDER BY term LIMIT ?
                        """)
                .param(after)
                .param(language)
                .param(language)
                .param(limit)
                .query((row, n) -> synonym(row))
                .list();
    }

    /**
     * Creates or changes one.
     *
     * @param seen the revision that is changed; null: there is none yet
     * @throws Refused SYNONYM_CHANGED where it is another by now, or there is one already
     */
    @Transactional
    public Synonym put(SynonymDraft draft, @Nullable Long seen, String by) {
        long set = nextSetRevision();
        int rows = seen == null
                ? jdbc.sql("""
                                INSERT INTO synonym (term, language, means, changed_by) VALUES (?, ?, ?, ?)
                                ON CONFLICT (term) DO NOTHING
                                """)
                        .param(draft.term())
                        .param(draft.language())
                        .param(draft.means().toArray(String[]::new))
                        .param(by)
                        .update()
                : jdbc.sql("""
                                UPDATE synonym SET language = ?, means = ?, revision = revision + 1, changed_by = ?,
                                  changed_at = now() WHERE term = ? AND revision = ?
                                """)
                        .param(draft.language())
                        .param(draft.means().toArray(String[]::new))
                        .param(by)
                        .param(draft.term())
                        .param(seen)
                        .update();
        if (rows == 0) {
            throw changed();
        }
        remember(set, draft.term(), draft.language(), draft.means(), by);
        return find(draft.term()).orElseThrow();
    }

    /** @throws Refused SYNONYM_CHANGED where it is another by now */
    @Transactional
    public void remove(Synonym synonym, long seen, String by) {
        long set = nextSetRevision();
        int rows = jdbc.sql("DELETE FROM synonym WHERE term = ? AND revision = ?")
                .param(synonym.term())
                .param(seen)
                .update();
        if (rows == 0) {
            throw changed();
        }
        remember(set, synonym.term(), synonym.language(), null, by);
    }

    /** What became of an import. */
    public record Merged(int created, int changed, int unchanged) {}

    /** Creates and changes many in one step; what the file does not name stays. */
    @Transactional
    public Merged merge(List<SynonymDraft> drafts, String by) {
        long set = nextSetRevision();
        int created = 0;
        int changed = 0;
        for (SynonymDraft draft : drafts) {
            Optional<Synonym> old = find(draft.term());
            if (old.isPresent()
                    && old.get().means().equals(draft.means())
                    && old.get().language().equals(draft.language())) {
                continue;
            }
            created += old.isPresent() ? 0 : 1;
            changed += old.isPresent() ? 1 : 0;
            upsert(draft, by);
            remember(set, draft.term(), draft.language(), draft.means(), by);
        }
        return new Merged(created, changed, drafts.size() - created - changed);
    }

    /** Those of the seed that nobody has ever had or removed, once for each making of the seed. */
    @Transactional
    public int seed(String making, List<SynonymDraft> drafts) {
        int fresh = jdbc.sql("UPDATE synonym_state SET seed = ? WHERE seed IS DISTINCT FROM ?")
                .param(making)
                .param(making)
                .update();
        if (fresh == 0) {
            return 0;
        }
        long set = nextSetRevision();
        int added = 0;
        for (SynonymDraft draft : drafts) {
            boolean known = jdbc.sql("SELECT EXISTS (SELECT 1 FROM synonym_revision WHERE term = ?)")
                    .param(draft.term())
                    .query(Boolean.class)
                    .single();
            if (!known) {
                upsert(draft, "seed");
                remember(set, draft.term(), draft.language(), draft.means(), "seed");
                added++;
            }
        }
        return added;
    }

    private void upsert(SynonymDraft draft, String by) {
        jdbc.sql("""
                        INSERT INTO synonym (term, language, means, changed_by) VALUES (?, ?, ?, ?)
                        ON CONFLICT (term) DO UPDATE SET language = excluded.language, means = excluded.means,
                          revision = synonym.revision + 1, changed_by = excluded.changed_by, changed_at = now()
                        """)
                .param(draft.term())
                .param(draft.language())
                .param(draft.means().toArray(String[]::new))
                .param(by)
                .update();
    }

    /** The row is locked until the end of the transaction, so that revisions are given out in the order of commits. */
    private long nextSetRevision() {
        return jdbc.sql("UPDATE synonym_state SET revision = revision + 1, changed_at = now() RETURNING revision")
                .query(Long.class)
                .single();
    }

    private void remember(long set, String term, String language, @Nullable List<String> means, String by) {
        jdbc.sql("""
                        INSERT INTO synonym_revision (set_revision, term, language, means, changed_by) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (set_revision, term) DO UPDATE SET means = excluded.means, language = excluded.language
                        """)
                .param(set)
                .param(term)
                .param(language)
                .param(means == null ? null : means.toArray(String[]::new))
                .param(by)
                .update();
    }

    private static Refused changed() {
        return new Refused(CatalogError.SYNONYM_CHANGED, "Somebody has changed this synonym; read it again.");
    }

    private static Synonym synonym(ResultSet row) throws SQLException {
        return new Synonym(
                row.getString("term"),
                row.getString("language"),
                List.of((String[]) row.getArray("means").getArray()),
                row.getInt("revision"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
