package io.partguard.catalog.search;

import io.partguard.catalog.index.Hit;
import io.partguard.catalog.index.IndexFields;
import io.partguard.catalog.index.IndexState;
import io.partguard.catalog.index.Query;
import io.partguard.catalog.index.Searches;
import io.partguard.catalog.part.LifecycleStatus;
import io.partguard.catalog.search.KnownPart.Match;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds parts by numbers written any way, on a ladder: the numbers in all their equal forms first; only for those that
 * nobody has, their pieces and their slips of the finger. Many numbers are one question, one number is a set of one. The
 * index finds, the forms of {@link io.partguard.identity.PartNumber} decide and rank.
 */
@Component
class NumberLadder {
    /** Hardly ever more parts share one normal form, or one OE number. */
    private static final int SAME = 200;
    /** Neighbours in a run of consecutive numbers: every digit of a number may be wrong in nine ways. */
    private static final int NEAR = 500;
    /**
     * Elasticsearch gives no more hits at once; a question that reaches it is asked in halves. Of a single number that is
     * a piece of even more the first of these are looked at.
     */
    private static final int MOST_HITS = 10_000;
    /** Numbers a question: more of them share hits until they have to be asked in halves. */
    private static final int SAME_LINES = 1_000;

    private static final int NEAR_LINES = 100;

    private final Searches searches;
    private final KnownParts known;

    NumberLadder(Searches searches, KnownParts known) {
        this.searches = searches;
        this.known = known;
    }

    /** @param closeness within one spelling, smaller is nearer */
    record Ranked(KnownPart part, Match match, int closeness) {}

    /** For each line what was found, nearest first. All or nothing. */
    List<List<Ranked>> find(IndexState index, List<NumberLine> lines) {
        List<List<Ranked>> found = new ArrayList<>(lines.size());
        for (List<NumberLine> some : pieces(lines, SAME_LINES)) {
            found.addAll(same(index, some));
        }
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (found.get(i).isEmpty() && lines.get(i).isSearchable()) {
                left.add(i);
            }
        }
        List<List<Ranked>> nearly = new ArrayList<>(left.size());
        for (List<Integer> some : pieces(left, NEAR_LINES)) {
            nearly.addAll(near(index, some.stream().map(lines::get).toList()));
        }
        for (int n = 0; n < left.size(); n++) {
            found.set(left.get(n), nearly.get(n));
        }
        for (int i = 0; i < lines.size(); i++) {
            found.set(i, inOrder(found.get(i), lines.get(i)));
        }
        return found;
    }

    private static <T> List<List<T>> pieces(List<T> all, int size) {
        List<List<T>> pieces = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            pieces.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return pieces;
    }

    private List<List<Ranked>> same(IndexState index, List<NumberLine> lines) {
        LineIndex keys = new LineIndex(lines, false);
        Set<String> identities =
                lines.stream().map(line -> line.forms().identity()).collect(Collectors.toSet());
        Set<String> zeros =
                lines.stream().map(line -> line.forms().withoutLeadingZeros()).collect(Collectors.toSet());
        int size = lines.size() == 1 ? SAME : MOST_HITS;
        List<Hit> hits = ask(
                index,
                size,
                most -> Query.anyOf(most, 0, onlyBrand(lines), searches.searchTimeout(), clauses -> {
                    clauses.terms(IndexFields.IDENTITY, identities, 1000);
                    clauses.terms(IndexFields.NORMALIZED, keys.forms().normalized(), 500);
                    clauses.terms(IndexFields.GTIN, keys.gtins(), 300);
                    clauses.terms(IndexFields.WITHOUT_LEADING_ZEROS, zeros, 200);
                    clauses.terms(IndexFields.WITHOUT_PREFIX, keys.forms().normalized(), 100);
                    clauses.terms(IndexFields.NORMALIZED, keys.forms().withoutPrefix(), 100);
                    clauses.terms(IndexFields.FOLDED, keys.forms().folded(), 50);
                    clauses.terms(IndexFields.OE_NUMBERS, keys.forms().otherNumbers(), 20);
                    clauses.terms(IndexFields.INTERCHANGES, keys.forms().otherNumbers(), 10);
                }));
        if (hits.size() >= MOST_HITS && lines.size() > 1) {
            return inHalves(lines, half -> same(index, half));
        }
        List<List<Ranked>> found = emptyLists(lines.size());
        for (KnownPart part : parts(index, hits)) {
            for (int line : keys.same(part)) {
                Match match = part.match(lines.get(line)).orElse(null);
                if (match != null) {
                    found.get(line).add(new Ranked(part, match, 0));
                }
            }
        }
        return found;
    }

    private List<List<Ranked>> near(IndexState index, List<NumberLine> lines) {
        LineIndex keys = new LineIndex(lines, true);
        // Which of many equally near ones are among the first must not depend on the order in which they were indexed.
        int size = lines.size() == 1 ? NEAR : MOST_HITS;
        List<Hit> hits = ask(
                index,
                size,
                most -> Query.firstOf(most, onlyBrand(lines), searches.searchTimeout(), clauses -> {
                    clauses.terms(IndexFields.EDIT_KEYS, keys.editKeys(), 1);
                    for (NumberLine line : lines) {
                        if (line.hasPieces()) {
                            clauses.prefix(IndexFields.NORMALIZED, line.forms().normalized(), 3);
                        }
                        if (line.hasEnd()) {
                            clauses.prefix(IndexFields.REVERSED, line.backwards(), 2);
                        }
                    }
                }));
        if (hits.size() >= MOST_HITS && lines.size() > 1) {
            return inHalves(lines, half -> near(index, half));
        }
        List<List<Ranked>> found = emptyLists(lines.size());
        for (KnownPart part : parts(index, hits)) {
            for (int line : keys.near(part)) {
                NumberForms asked = lines.get(line).forms();
                part.nearMatch(asked)
                        .ifPresent(
                                match -> found.get(line).add(new Ranked(part, match, closeness(part, asked, match))));
            }
        }
        return found;
    }

    /** What was cut off may be nearer than what is there: a full answer to a small question is asked for whole. */
    private List<Hit> ask(IndexState index, int size, IntFunction<Query> query) {
        List<Hit> hits = searches.ask(index, query.apply(size));
        return hits.size() < size || size == MOST_HITS ? hits : searches.ask(index, query.apply(MOST_HITS));
    }

    private interface Asking {
        List<List<Ranked>> ask(List<NumberLine> lines);
    }

    private static List<List<Ranked>> inHalves(List<NumberLine> lines, Asking asking) {
        List<List<Ranked>> both = new ArrayList<>(asking.ask(lines.subList(0, lines.size() / 2)));
        both.addAll(asking.ask(lines.subList(lines.size() / 2, lines.size())));
        return both;
    }

    /** The brand, where all lines ask for the same one. */
    private static @Nullable String onlyBrand(List<NumberLine> lines) {
        String brand = lines.getFirst().brandKey();
        return lines.stream().allMatch(line -> java.util.Objects.equals(brand, line.brandKey())) ? brand : null;
    }

    private static List<List<Ranked>> emptyLists(int count) {
        List<List<Ranked>> lists = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>(1));
        }
        return lists;
    }

    private Collection<KnownPart> parts(IndexState index, List<Hit> hits) {
        Map<Long, KnownPart> parts = new HashMap<>();
        for (List<Hit> some : pieces(hits, SAME_LINES)) {
            parts.putAll(known.of(some, index));
        }
        return parts.values();
    }

    /** Within one spelling: fewer characters that are missing; likelier slips. */
    private static int closeness(KnownPart part, NumberForms asked, Match match) {
        return match.spelling() == Spelling.EDIT_1
                ? OneEdit.between(part.own().folded(), asked.folded()).ordinal()
                : part.own().normalized().length() - asked.normalized().length();
    }

    /**
     * The very number as printed is what was meant, even where it stands for a deposit; otherwise goods come first,
     * and what is still in the catalogue before what was taken out of it.
     */
    private static List<Ranked> inOrder(List<Ranked> found, NumberLine line) {
        return found.stream()
                .sorted(Comparator.comparingInt((Ranked hit) -> hit.match().rank())
                        .thenComparing(hit ->
                                !hit.part().own().identity().equals(line.forms().identity()))
                        .thenComparing(hit -> hit.part().part().document().standsForDeposit())
                        .thenComparing(hit -> hit.part().part().document().status() == LifecycleStatus.RETIRED)
                        .thenComparingInt(Ranked::closeness)
                        .thenComparing(hit -> hit.part().own().identity())
                        .thenComparingLong(hit -> hit.part().part().no()))
                .toList();
    }
}
