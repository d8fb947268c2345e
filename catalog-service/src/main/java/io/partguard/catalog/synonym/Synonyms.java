package io.partguard.catalog.synonym;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The set as a search uses it; read again when its revision has moved. */
@Component
public class Synonyms {
    private final SynonymStore store;
    private volatile Set now = new Set(-1, Map.of());

    Synonyms(SynonymStore store) {
        this.store = store;
    }

    /** @param means by term; no meanings: the term says nothing */
    public record Set(long revision, Map<String, List<String>> means) {

        public Optional<List<String>> find(String term) {
            return Optional.ofNullable(means.get(term));
        }
    }

    /** The set as it stands. @throws org.springframework.dao.DataAccessException where the record can't be read */
    public Set current() {
        long revision = store.revision();
        Set set = now;
        if (set.revision() != revision) {
            Map<String, List<String>> means = new HashMap<>();
            store.all().forEach(synonym -> means.put(synonym.term(), synonym.means()));
            set = new Set(revision, Map.copyOf(means));
            now = set;
        }
        return set;
    }
}
