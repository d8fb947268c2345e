package io.partguard.catalog.search;

import io.partguard.catalog.index.Codes;
import io.partguard.catalog.index.Hit;
import io.partguard.catalog.index.IndexFields;
import io.partguard.catalog.index.IndexState;
import io.partguard.catalog.index.Query;
import io.partguard.catalog.index.Searches;
import io.partguard.catalog.search.KnownPart.Match;
import io.partguard.catalog.search.NumberLadder.Ranked;
import io.partguard.catalog.supersession.Supersession;
import io.partguard.catalog.supersession.SupersessionStore;
import io.partguard.identity.PartNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds parts for who asks: by one number written any way, or by words. */
@Component
public class PartLookup {
    private static final double CODES_BOOST = 4;

    private final Searches searches;
    private final KnownParts known;
    private final NumberLadder ladder;
    private final SupersessionStore supersessions;

    PartLookup(Searches searches, KnownParts known, NumberLadder ladder, SupersessionStore supersessions) {
        this.searches = searches;
        this.known = known;
        this.ladder = ladder;
        this.supersessions = supersessions;
    }

    /** @param catalogueRevision changes whenever an answer may have changed */
    public record Found(String catalogueRevision, List<PartHit> hits) {}

    /** Nearest first. Where a form of the number equals one of ours, nothing that is merely similar is added. */
    public Found byNumber(PartNumber number, @Nullable String brandKey, int limit) {
        IndexState index = searches.serving();
        NumberLine line = NumberLine.of(number, brandKey);
        if (!line.isSearchable()) {
            return new Found(index.revision(), List.of());
        }
        List<Ranked> found = ladder.find(index, List.of(line)).getFirst();
        return new Found(index.revision(), chained(found.stream().limit(limit).toList()));
    }

    /** By words, numbers among them; the likeliest first. */
    public Found byWords(String words, @Nullable String brandKey, int from, int limit) {
        IndexState index = searches.serving();
        Query query = Query.anyOf(limit, from, brandKey, searches.searchTimeout(), clauses -> {
            clauses.words(IndexFields.TEXT, words, 1);
            String codes = String.join(" ", Codes.withBeginnings(Codes.in(words)));
            if (!codes.isEmpty()) {
                clauses.words(IndexFields.CODES, codes, CODES_BOOST);
            }
        });
        List<Ranked> ranked = new ArrayList<>();
        for (KnownPart part : parts(index, query)) {
            ranked.add(new Ranked(part, new Match(Route.TEXT, null), 0));
        }
        return new Found(index.revision(), chained(ranked));
    }

    private List<KnownPart> parts(IndexState index, Query query) {
        List<Hit> hits = searches.ask(index, query);
        Map<Long, KnownPart> parts = known.of(hits, index);
        List<KnownPart> inOrder = new ArrayList<>(hits.size());
        for (Hit hit : hits) {
            KnownPart part = parts.get(hit.no());
            if (part != null) {
                inOrder.add(part);
            }
        }
        return inOrder;
    }

    private List<PartHit> chained(List<Ranked> ranked) {
        Map<Long, List<Supersession>> chains = supersessions.chains(
                ranked.stream().map(hit -> hit.part().part().no()).toList());
        return ranked.stream()
                .map(hit -> new PartHit(
                        hit.part().part(),
                        hit.match().route(),
                        hit.match().spelling(),
                        chains.getOrDefault(hit.part().part().no(), List.of())))
                .toList();
    }
}
