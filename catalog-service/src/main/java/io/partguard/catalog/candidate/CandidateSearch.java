package io.partguard.catalog.candidate;

import io.partguard.catalog.index.Codes;
import io.partguard.catalog.index.Hit;
import io.partguard.catalog.index.IndexFields;
import io.partguard.catalog.index.IndexState;
import io.partguard.catalog.index.Query;
import io.partguard.catalog.index.Searches;
import io.partguard.catalog.search.KnownPart;
import io.partguard.catalog.search.KnownPart.Match;
import io.partguard.catalog.search.KnownParts;
import io.partguard.catalog.search.NumberForms;
import io.partguard.catalog.search.Route;
import io.partguard.catalog.search.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Finds the parts that listings may trade on, for many at once and in stages: all their numbers in one question, then
 * one text search for each listing that no number settled. All or nothing.
 */
@Component
public class CandidateSearch {
    /** Elasticsearch gives no more hits at once; a question that reaches it is asked in halves. */
    private static final int MOST_HITS = 10_000;
    /** What one shared code weighs beside the words: chosen on two real catalogues, where 4 finds three pairs less of 769. */
    private static final double CODE = 3;
    /** What it weighs where it is a number that was asked for as such. */
    private static final double NUMBER = 4;
    /** What a brand that agrees adds: words alone find the remanufactured part before the one it was made from. */
    private static final double BRAND = 6;
    /** A number of this many characters under the right brand needs no search by words. */
    private static final int SETTLING_LENGTH = 5;
    /** Pieces and slips of shorter numbers are chance. */
    private static final int SHORTEST_NEAR = 6;

    private static final double GTIN_WEIGHT = 8;

    private final Searches searches;
    private final KnownParts known;

    CandidateSearch(Searches searches, KnownParts known) {
        this.searches = searches;
        this.known = known;
    }

    /** @param candidates one list a listing, in order; likeliest first; empty: searched completely, and there is none */
    record Answer(String catalogueRevision, List<List<PartCandidate>> candidates) {}

    Answer find(List<Wanted> wanted, int limit) {
        IndexState index = searches.serving();
        List<Map<KnownPart, Match>> byNumber = byNumbers(index, wanted);
        List<List<PartCandidate>> byText = byText(index, wanted, byNumber, limit);
        List<List<PartCandidate>> merged = new ArrayList<>(wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            merged.add(merge(wanted.get(i), byNumber.get(i), byText.get(i), limit));
        }
        return new Answer(index.revision(), merged);
    }

    private List<Map<KnownPart, Match>> byNumbers(IndexState index, List<Wanted> wanted) {
        NumberHits numbers = new NumberHits(wanted);
        if (numbers.isEmpty()) {
            return numbers.assign(List.of());
        }
        Query query = Query.anyOf(MOST_HITS, 0, null, searches.searchTimeout(), clauses -> {
            clauses.terms(IndexFields.FOLDED, numbers.forms().folded(), 1);
            clauses.terms(IndexFields.WITHOUT_PREFIX, numbers.forms().normalized(), 1);
            clauses.terms(IndexFields.NORMALIZED, numbers.forms().withoutPrefix(), 1);
            clauses.terms(IndexFields.OE_NUMBERS, numbers.forms().otherNumbers(), 1);
            clauses.terms(IndexFields.INTERCHANGES, numbers.forms().otherNumbers(), 1);
            clauses.terms(IndexFields.GTIN, numbers.gtins(), 1);
        });
        List<Hit> hits = searches.ask(index, query);
        if (hits.size() >= MOST_HITS && wanted.size() > 1) {
            int half = wanted.size() / 2;
            List<Map<KnownPart, Match>> both = new ArrayList<>(byNumbers(index, wanted.subList(0, half)));
            both.addAll(byNumbers(index, wanted.subList(half, wanted.size())));
            return both;
        }
        Collection<KnownPart> goods = known.of(hits, index).values().stream()
                .filter(part -> !part.part().document().standsForDeposit())
                .toList();
        return numbers.assign(goods);
    }

    private List<List<PartCandidate>> byText(
            IndexState index, List<Wanted> wanted, List<Map<KnownPart, Match>> byNumber, int limit) {
        List<Integer> left = new ArrayList<>();
        List<Query> queries = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Wanted listing = wanted.get(i);
            if (!listing.isEmpty() && !isSettled(listing, byNumber.get(i))) {
                left.add(i);
                queries.add(textQuery(listing, limit));
            }
        }
        List<List<Hit>> answers = searches.askAll(index, queries);
        Map<Long, KnownPart> parts =
                known.of(answers.stream().flatMap(List::stream).toList(), index);
        Map<Integer, List<PartCandidate>> found = new HashMap<>();
        for (int n = 0; n < left.size(); n++) {
            List<PartCandidate> candidates = new ArrayList<>();
            for (Hit hit : answers.get(n)) {
                KnownPart part = parts.get(hit.no());
                if (part != null) {
                    Wanted listing = wanted.get(left.get(n));
                    double brand = listing.namesBrand(part.part().brandKey()) ? BRAND : 0;
                    candidates.add(new PartCandidate(part, why(listing, part), hit.score() + brand));
                }
            }
            candidates.sort(Comparator.comparingDouble(PartCandidate::score).reversed());
            found.put(left.get(n), candidates);
        }
        List<List<PartCandidate>> inOrder = new ArrayList<>(wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            inOrder.add(found.getOrDefault(i, List.of()));
        }
        return inOrder;
    }

    private Query textQuery(Wanted listing, int limit) {
        return Query.anyOf(limit, 0, null, searches.searchTimeout(), clauses -> {
            if (!listing.words().isEmpty()) {
                clauses.words(IndexFields.TEXT, listing.words(), 1);
                clauses.words(IndexFields.NAMES, listing.words(), 1);
            }
            if (!listing.codes().isEmpty()) {
                clauses.words(IndexFields.CODES, listing.codes(), CODE);
            }
        });
    }

    /** Whether the number as printed and the brand leave no question. */
    private static boolean isSettled(Wanted listing, Map<KnownPart, Match> byNumber) {
        return byNumber.entrySet().stream()
                .anyMatch(entry -> entry.getValue().route() == Route.OWN_NUMBER
                        && entry.getValue().spelling() == Spelling.EXACT
                        && entry.getKey().own().normalized().length() >= SETTLING_LENGTH
                        && listing.namesBrand(entry.getKey().part().brandKey()));
    }

    /** A part that words found may still agree with one of the numbers, or nearly. */
    private static Match why(Wanted listing, KnownPart part) {
        Match best = new Match(Route.TEXT, null);
        for (NumberForms number : listing.numbers()) {
            Match match = (number.normalized().length() < SHORTEST_NEAR ? part.match(number) : part.nearMatch(number))
                    .orElse(best);
            best = match.rank() < best.rank() ? match : best;
        }
        return best;
    }

    private static List<PartCandidate> merge(
            Wanted listing, Map<KnownPart, Match> byNumber, List<PartCandidate> byText, int limit) {
        if (byNumber.isEmpty()) {
            return byText;
        }
        Map<Long, PartCandidate> merged = new HashMap<>();
        byText.forEach(candidate -> merged.put(candidate.part().part().no(), candidate));
        byNumber.forEach((part, match) -> {
            double score = score(listing, part, match);
            merged.merge(
                    part.part().no(),
                    new PartCandidate(part, match, score),
                    (text, number) ->
                            new PartCandidate(part, better(text.match(), match), Math.max(text.score(), score)));
        });
        return merged.values().stream()
                .sorted(Comparator.comparingDouble(PartCandidate::score)
                        .reversed()
                        .thenComparingInt(candidate -> candidate.match().rank())
                        .thenComparingLong(candidate -> candidate.part().part().no()))
                .limit(limit)
                .toList();
    }

    private static Match better(Match a, Match b) {
        return a.rank() <= b.rank() ? a : b;
    }

    /** What the shared codes would have brought in a search by words, so that both kinds of hits can be compared. */
    private static double score(Wanted listing, KnownPart part, Match match) {
        double weight = match.route() == Route.GTIN
                ? GTIN_WEIGHT
                : Codes.weight(part.own().folded().length());
        double brand = listing.namesBrand(part.part().brandKey()) ? BRAND : 0;
        return NUMBER * weight + brand;
    }
}
