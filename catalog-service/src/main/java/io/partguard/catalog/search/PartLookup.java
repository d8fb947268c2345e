package io.partguard.catalog.search;

import io.partguard.catalog.index.Codes;
import io.partguard.catalog.index.Hit;
import io.partguard.catalog.index.IndexFields;
import io.partguard.catalog.index.IndexState;
import io.partguard.catalog.index.Query;
import io.partguard.catalog.index.Searches;
import io.partguard.catalog.search.KnownPart.Match;
import io.partguard.catalog.supersession.Supersession;
import io.partguard.catalog.supersession.SupersessionStore;
import io.partguard.identity.Gtin;
import io.partguard.identity.PartNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds parts by a number written any way, on a ladder: the number in all its equal forms first; only where nobody has
 * it, its pieces and its slips of the finger. The index finds, the forms of {@link PartNumber} decide and rank.
 */
@Component
public class PartLookup {
    /** As many parts share one normal form, or one OE number, at the very most. */
    private static final int SAME = 200;
    /** Neighbours in a run of consecutive numbers: every digit of a number may be wrong in nine ways. */
    private static final int NEAR = 500;

    private static final int WORDS = 200;
    private static final double CODES_BOOST = 4;

    private final Searches searches;
    private final KnownParts known;
    private final SupersessionStore supersessions;

    PartLookup(Searches searches, KnownParts known, SupersessionStore supersessions) {
        this.searches = searches;
        this.known = known;
        this.supersessions = supersessions;
    }

    /** @param catalogueRevision changes whenever an answer may have changed */
    public record Found(String catalogueRevision, List<PartHit> hits) {}

    /** Nearest first. Where a form of the number equals one of ours, nothing that is merely similar is added. */
    public Found byNumber(PartNumber number, @Nullable String brandKey, int limit) {
        IndexState index = searches.serving();
        NumberForms asked = NumberForms.of(number);
        if (asked.normalized().isEmpty()) {
            return new Found(index.revision(), List.of());
        }
        List<Ranked> ranked = same(index, number, asked, brandKey);
        if (ranked.isEmpty()) {
            ranked = near(index, number, asked, brandKey);
        }
        return new Found(index.revision(), withChains(ranked, limit));
    }

    private record Ranked(KnownPart part, Match match, int closeness) {}

    private List<Ranked> same(IndexState index, PartNumber number, NumberForms asked, @Nullable String brandKey) {
        Optional<Gtin> gtin = Gtin.parse(number.printed());
        Query query = Query.anyOf(SAME, 0, brandKey, searches.searchTimeout(), clauses -> {
            clauses.terms(IndexFields.IDENTITY, List.of(asked.identity()), 1000);
            clauses.terms(IndexFields.NORMALIZED, List.of(asked.normalized()), 500);
            clauses.terms(IndexFields.WITHOUT_LEADING_ZEROS, List.of(asked.withoutLeadingZeros()), 200);
            clauses.terms(IndexFields.WITHOUT_PREFIX, List.of(asked.normalized()), 100);
            clauses.terms(IndexFields.NORMALIZED, List.of(asked.withoutPrefix()), 100);
            clauses.terms(IndexFields.FOLDED, List.of(asked.folded()), 50);
            clauses.terms(IndexFields.OE_NUMBERS, List.of(asked.folded()), 20);
            clauses.terms(IndexFields.INTERCHANGES, List.of(asked.folded()), 10);
            gtin.ifPresent(it -> clauses.terms(IndexFields.GTIN, List.of(it.digits()), 300));
        });
        List<Ranked> ranked = new ArrayList<>();
        for (KnownPart part : parts(index, query)) {
            if (gtin.isPresent()
                    && gtin.get().digits().equals(part.part().document().gtin())) {
                ranked.add(new Ranked(part, new Match(Route.GTIN, Spelling.EXACT), 0));
                continue;
            }
            boolean printed = part.own().identity().equals(asked.identity());
            part.match(asked).ifPresent(match -> ranked.add(new Ranked(part, match, printed ? 0 : 1)));
        }
        return ranked;
    }

    private List<Ranked> near(IndexState index, PartNumber number, NumberForms asked, @Nullable String brandKey) {
        String normalized = asked.normalized();
        String backwards = new StringBuilder(normalized).reverse().toString();
        Query query = Query.anyOf(NEAR, 0, brandKey, searches.searchTimeout(), clauses -> {
            clauses.terms(IndexFields.EDIT_KEYS, number.oneEditKeys(), 1);
            if (normalized.length() >= NumberForms.SHORTEST_PIECE) {
                clauses.prefix(IndexFields.NORMALIZED, normalized, 3);
                clauses.prefix(IndexFields.REVERSED, backwards, 2);
            }
        });
        List<Ranked> ranked = new ArrayList<>();
        for (KnownPart part : parts(index, query)) {
            part.nearMatch(asked)
                    .ifPresent(match -> ranked.add(new Ranked(part, match, closeness(part, asked, match))));
        }
        return ranked;
    }

    /** Within one spelling: fewer characters that are missing; likelier slips. */
    private static int closeness(KnownPart part, NumberForms asked, Match match) {
        return match.spelling() == Spelling.EDIT_1
                ? OneEdit.between(part.own().folded(), asked.folded()).ordinal()
                : part.own().normalized().length() - asked.normalized().length();
    }

    /** By words, numbers among them; the likeliest first. */
    public Found byWords(String words, @Nullable String brandKey, int from, int limit) {
        IndexState index = searches.serving();
        Query query = Query.anyOf(limit, from, brandKey, searches.searchTimeout(), clauses -> {
            clauses.words(IndexFields.TEXT, words, 1);
            clauses.words(IndexFields.NAMES, words, 1);
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

    public static int mostWords() {
        return WORDS;
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

    private List<PartHit> withChains(List<Ranked> ranked, int limit) {
        List<Ranked> best = ranked.stream()
                .sorted(Comparator.comparingInt((Ranked hit) -> hit.match().rank())
                        .thenComparing(hit -> hit.part().part().document().standsForDeposit())
                        .thenComparingInt(Ranked::closeness)
                        .thenComparing(hit -> hit.part().own().identity()))
                .limit(limit)
                .toList();
        return chained(best);
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
