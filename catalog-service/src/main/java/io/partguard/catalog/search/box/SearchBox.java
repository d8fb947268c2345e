package io.partguard.catalog.search.box;

import io.partguard.catalog.application.ApplicationStore;
import io.partguard.catalog.application.Asked;
import io.partguard.catalog.application.Fit;
import io.partguard.catalog.index.CatalogueUnavailable;
import io.partguard.catalog.index.Hit;
import io.partguard.catalog.index.IndexFields;
import io.partguard.catalog.index.IndexState;
import io.partguard.catalog.index.Searches;
import io.partguard.catalog.part.Part;
import io.partguard.catalog.search.KnownPart;
import io.partguard.catalog.search.KnownPart.Match;
import io.partguard.catalog.search.KnownParts;
import io.partguard.catalog.search.NumberForms;
import io.partguard.catalog.search.PartHit;
import io.partguard.catalog.search.Route;
import io.partguard.catalog.synonym.Synonyms;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Finds parts by what people type: words and numbers mixed, misspelt, in other languages. Pages go on behind the last part
 * shown, wherever it stands by then, so a part that is added or removed meanwhile neither repeats nor hides another.
 */
@Component
public class SearchBox {
    private static final int SHORTEST_NEAR = 7;
    /** No part's id: of one that was taken away since the index was written. */
    private static final String GONE = "-";

    private final Searches searches;
    private final Synonyms synonyms;
    private final Corrections corrections;
    private final KnownParts known;
    private final Vehicles vehicles;
    private final ApplicationStore applications;

    SearchBox(
            Searches searches,
            Synonyms synonyms,
            Corrections corrections,
            KnownParts known,
            Vehicles vehicles,
            ApplicationStore applications) {
        this.searches = searches;
        this.synonyms = synonyms;
        this.corrections = corrections;
        this.known = known;
        this.vehicles = vehicles;
        this.applications = applications;
    }

    /**
     * @throws CatalogueUnavailable where it could not be searched completely
     * @throws io.partguard.api.Refused INVALID_CURSOR for the cursor of another query; INVALID_REQUEST for a vehicle that
     *     too many parts fit
     */
    public BoxPage search(BoxQuery asked) {
        IndexState index = searches.serving();
        Synonyms.Set set = recorded("synonyms", synonyms::current);
        Asked described = asked.vehicle();
        Vehicle vehicle = described == null ? null : recorded("applications", () -> vehicles.of(described));
        String revision = index.revision() + "." + set.revision();
        Place after = asked.after() == null ? null : Place.of(asked.after(), asked);
        QueryWords read = QueryWords.of(asked.text(), set);
        Corrections.Corrected corrected = corrections.of(index, read, set);
        QueryWords query = read.with(corrected.means());
        // Scores are of one index: another, built from the same parts, gives slightly different ones.
        String scores = index.name() + "." + revision;
        if (after != null && !after.revision().equals(scores)) {
            after = placeNow(index, query, after, scores);
        }
        JsonNode found = searches.ask(index, BoxSearch.of(query, asked, vehicle, after, searches.searchTimeout()));
        List<JsonNode> hits = new ArrayList<>();
        found.at("/hits/hits").forEach(hits::add);
        boolean more = hits.size() > asked.limit();
        List<JsonNode> shown = more ? hits.subList(0, asked.limit()) : hits;
        List<PartHit> parts = parts(index, shown, query.numbers());
        return new BoxPage(
                revision,
                parts,
                more ? end(parts, shown, scores).cursor(asked) : null,
                found.at("/hits/total/value").asLong(),
                facets(found.path("aggregations"), vehicle),
                corrected.text(query.words()),
                described == null ? Map.of() : recorded("applications", () -> fits(described, parts)));
    }

    private Map<Long, Fit> fits(Asked asked, List<PartHit> parts) {
        return applications.fits(
                asked, parts.stream().map(hit -> hit.part().no()).toList());
    }

    /** Every part that comes or goes moves all scores a little, so the last part shown is asked for where it stands now. */
    private Place placeNow(IndexState index, QueryWords query, Place before, String revision) {
        JsonNode hit = searches.ask(index, BoxSearch.place(query, before.partId(), searches.searchTimeout()))
                .at("/hits/hits/0");
        // It may be gone: then its old score says best where it stood.
        return hit.isMissingNode() ? before : before.movedTo(hit, revision);
    }

    private static Place end(List<PartHit> parts, List<JsonNode> shown, String revision) {
        JsonNode last = shown.getLast();
        long no = last.at("/sort/1").asLong();
        String partId = parts.stream()
                .map(PartHit::part)
                .filter(part -> part.no() == no)
                .map(Part::id)
                .findFirst()
                .orElse(GONE);
        return new Place(revision, (float) last.at("/sort/0").asDouble(), no, partId);
    }

    private static <T> T recorded(String what, Supplier<T> read) {
        try {
            return read.get();
        } catch (DataAccessException e) {
            throw new CatalogueUnavailable("The " + what + " cannot be read.", e);
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
        List<PartHit> found = new ArrayList<>(hits.size());
        for (Hit hit : hits) {
            KnownPart part = parts.get(hit.no());
            if (part != null) {
                Match why = why(part, numbers);
                found.add(new PartHit(part.part(), why.route(), why.spelling(), part.chain()));
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

    private static Map<Facet, List<BoxPage.Count>> facets(JsonNode aggregations, @Nullable Vehicle vehicle) {
        Map<Facet, List<BoxPage.Count>> facets = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            List<BoxPage.Count> counts = new ArrayList<>();
            for (JsonNode bucket : aggregations.path(facet.key()).at("/values/buckets")) {
                String value = bucket.path("key").asString();
                counts.add(new BoxPage.Count(
                        facet == Facet.MODEL ? withoutMake(value, vehicle) : value,
                        bucket.path("doc_count").asLong()));
            }
            if (!counts.isEmpty()) {
                facets.put(facet, counts);
            }
        }
        return facets;
    }

    /** {@code Saturn Vue → Vue}: as the parameter takes it. */
    private static String withoutMake(String makeAndModel, @Nullable Vehicle vehicle) {
        String make = vehicle == null ? null : vehicle.make();
        return make == null ? makeAndModel : makeAndModel.substring(make.length() + 1);
    }
}
