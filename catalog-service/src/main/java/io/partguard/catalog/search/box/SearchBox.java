package io.partguard.catalog.search.box;

import io.partguard.api.ApiError;
import io.partguard.api.Cursor;
import io.partguard.api.Refused;
import io.partguard.catalog.index.CatalogueUnavailable;
import io.partguard.catalog.index.Hit;
import io.partguard.catalog.index.IndexFields;
import io.partguard.catalog.index.IndexState;
import io.partguard.catalog.index.Searches;
import io.partguard.catalog.search.KnownPart;
import io.partguard.catalog.search.KnownPart.Match;
import io.partguard.catalog.search.KnownParts;
import io.partguard.catalog.search.NumberForms;
import io.partguard.catalog.search.PartHit;
import io.partguard.catalog.search.Route;
import io.partguard.catalog.supersession.Supersession;
import io.partguard.catalog.supersession.SupersessionStore;
import io.partguard.catalog.synonym.Synonyms;
import io.partguard.identity.Ids;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Finds parts by what people type: words and numbers mixed, misspelt, in other languages. Pages go on behind the last part
 * shown, so a part that is added or removed meanwhile neither repeats nor hides another.
 */
@Component
public class SearchBox {
    private static final int SHORTEST_NEAR = 7;

    private final Searches searches;
    private final Synonyms synonyms;
    private final Corrections corrections;
    private final KnownParts known;
    private final SupersessionStore supersessions;

    SearchBox(
            Searches searches,
            Synonyms synonyms,
            Corrections corrections,
            KnownParts known,
            SupersessionStore supersessions) {
        this.searches = searches;
        this.synonyms = synonyms;
        this.corrections = corrections;
        this.known = known;
        this.supersessions = supersessions;
    }

    /**
     * @throws CatalogueUnavailable where it could not be searched completely
     * @throws Refused INVALID_CURSOR for the cursor of another query
     */
    public BoxPage search(BoxQuery asked) {
        IndexState index = searches.serving();
        Synonyms.Set set = synonyms();
        List<String> after = after(asked);
        QueryWords query = QueryWords.of(asked.text(), set);
        Corrections.Corrected corrected = corrections.of(index, query, set);
        JsonNode found = searches.ask(
                index, BoxSearch.of(query.with(corrected.means()), asked, after, searches.searchTimeout()));
        List<JsonNode> hits = new ArrayList<>();
        found.at("/hits/hits").forEach(hits::add);
        boolean more = hits.size() > asked.limit();
        List<JsonNode> shown = more ? hits.subList(0, asked.limit()) : hits;
        return new BoxPage(
                index.revision() + "." + set.revision(),
                parts(index, shown, query.numbers()),
                more ? cursor(asked, shown.getLast()) : null,
                found.at("/hits/total/value").asLong(),
                facets(found.path("aggregations")),
                corrected.text(query.words()));
    }

    private Synonyms.Set synonyms() {
        try {
            return synonyms.current();
        } catch (DataAccessException e) {
            throw new CatalogueUnavailable("The synonyms cannot be read.", e);
        }
    }

    private List<PartHit> parts(IndexState index, List<JsonNode> shown, List<NumberForms> numbers) {
        List<Hit> hits = shown.stream()
                .map(hit -> new Hit(
                        hit.at("/fields/" + IndexFields.NO + "/0").asLong(),
                        hit.at("/fields/" + IndexFields.REVISION + "/0").asInt(),
                        hit.at("/sort/0").asDouble()))
                .toList();
        Map<Long, KnownPart> parts = known.of(hits, index);
        Map<Long, List<Supersession>> chains =
                supersessions.chains(hits.stream().map(Hit::no).toList());
        List<PartHit> found = new ArrayList<>(hits.size());
        for (Hit hit : hits) {
            KnownPart part = parts.get(hit.no());
            if (part != null) {
                Match why = why(part, numbers);
                found.add(new PartHit(
                        part.part(), why.route(), why.spelling(), chains.getOrDefault(hit.no(), List.of())));
            }
        }
        return found;
    }

    private static Match why(KnownPart part, List<NumberForms> numbers) {
        Match best = new Match(Route.TEXT, null);
        for (NumberForms number : numbers) {
            Match match = (number.normalized().length() < SHORTEST_NEAR ? part.match(number) : part.nearMatch(number))
                    .orElse(best);
            best = match.rank() < best.rank() ? match : best;
        }
        return best;
    }

    private static Map<Facet, List<BoxPage.Count>> facets(JsonNode aggregations) {
        Map<Facet, List<BoxPage.Count>> facets = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            List<BoxPage.Count> counts = new ArrayList<>();
            for (JsonNode bucket : aggregations.path(facet.key()).at("/values/buckets")) {
                counts.add(new BoxPage.Count(
                        bucket.path("key").asString(), bucket.path("doc_count").asLong()));
            }
            if (!counts.isEmpty()) {
                facets.put(facet, counts);
            }
        }
        return facets;
    }

    private static String cursor(BoxQuery asked, JsonNode last) {
        return Cursor.encode(List.of(
                fingerprint(asked),
                Float.toString((float) last.at("/sort/0").asDouble()),
                last.at("/sort/1").asString()));
    }

    private static @Nullable List<String> after(BoxQuery asked) {
        if (asked.after() == null) {
            return null;
        }
        List<String> values = Cursor.decode(asked.after(), 3);
        if (!values.getFirst().equals(fingerprint(asked))
                || !values.get(1).matches("[0-9.E+-]{1,20}")
                || !values.get(2).matches("\\d{1,18}")) {
            throw new Refused(ApiError.INVALID_CURSOR, "The cursor is not one of this query.");
        }
        return values.subList(1, 3);
    }

    /** Of everything that decides which list the cursor is a place in. */
    private static String fingerprint(BoxQuery asked) {
        return Ids.of("q", asked.text(), new TreeMap<>(asked.filters()).toString());
    }
}
