package io.partguard.catalog.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.partguard.catalog.index.CatalogueUnavailable;
import io.partguard.catalog.index.Hit;
import io.partguard.catalog.index.IndexState;
import io.partguard.catalog.part.Part;
import io.partguard.catalog.part.PartDocument;
import io.partguard.catalog.part.PartStore;
import io.partguard.catalog.part.PartStore.LinkedPart;
import io.partguard.catalog.supersession.SupersessionStore;
import io.partguard.catalog.supersession.SupersessionStore.Standing;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Parts as the record has them, for what a search found. The same parts are found again and again, so they are kept; a
 * kept one is used only while its revision is not older than the index's and no supersession has moved since.
 */
@Component
public class KnownParts {
    /** Characters of the documents kept: with their forms about 40 MB of a heap of 256. */
    private static final long KEPT_CHARACTERS = 8_000_000;
    /** What a part costs besides its texts. */
    private static final int OVERHEAD = 250;

    private final PartStore parts;
    private final SupersessionStore supersessions;
    private volatile Kept kept = new Kept(-1, cache());

    private record Kept(long supersessionChange, Cache<Long, KnownPart> parts) {}

    KnownParts(PartStore parts, SupersessionStore supersessions) {
        this.parts = parts;
        this.supersessions = supersessions;
    }

    private static Cache<Long, KnownPart> cache() {
        return Caffeine.newBuilder()
                .maximumWeight(KEPT_CHARACTERS)
                .weigher((Long no, KnownPart part) -> weight(part.part().document()))
                .build();
    }

    private static int weight(PartDocument document) {
        String name = document.name();
        String description = document.description();
        return OVERHEAD
                + (name == null ? 0 : name.length())
                + (description == null ? 0 : description.length())
                + 60 * (document.oeNumbers().size() + document.interchanges().size());
    }

    /**
     * The parts of these hits, by number; without those that were taken away since the index was written.
     *
     * @throws CatalogueUnavailable where the record cannot be read, or lacks a part that the index has
     */
    public Map<Long, KnownPart> of(Collection<Hit> hits, IndexState index) {
        Cache<Long, KnownPart> cache = cacheFor(index.supersessionChange());
        Map<Long, KnownPart> found = new HashMap<>(hits.size() * 2);
        Map<Long, Integer> missing = new LinkedHashMap<>();
        for (Hit hit : hits) {
            if (found.containsKey(hit.no())) {
                continue;
            }
            KnownPart known = cache.getIfPresent(hit.no());
            if (known != null && known.part().revision() >= hit.revision()) {
                found.put(hit.no(), known);
            } else {
                missing.put(hit.no(), hit.revision());
            }
        }
        if (!missing.isEmpty()) {
            load(missing, cache, found);
        }
        return found;
    }

    private void load(Map<Long, Integer> missing, Cache<Long, KnownPart> cache, Map<Long, KnownPart> into) {
        try {
            List<LinkedPart> read = parts.findAllLinked(missing.keySet());
            if (read.size() < missing.size() && read.size() + parts.countRemoved(missing.keySet()) < missing.size()) {
                throw new CatalogueUnavailable("The index has parts that the record has not.", null);
            }
            Map<Long, Standing> standings = supersessions.standings(read.stream()
                    .filter(LinkedPart::linked)
                    .map(it -> it.part().no())
                    .toList());
            for (LinkedPart it : read) {
                Part part = it.part();
                KnownPart known = KnownPart.of(part, standings.get(part.no()));
                cache.put(part.no(), known);
                into.put(part.no(), known);
            }
        } catch (DataAccessException e) {
            throw new CatalogueUnavailable("The catalogue's record cannot be read.", e);
        }
    }

    private Cache<Long, KnownPart> cacheFor(long supersessionChange) {
        Kept now = kept;
        if (now.supersessionChange() != supersessionChange) {
            now = new Kept(supersessionChange, cache());
            kept = now;
        }
        return now.parts();
    }
}
