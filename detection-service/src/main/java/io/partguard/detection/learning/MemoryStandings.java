package io.partguard.detection.learning;

import io.partguard.detection.detections.PriceRatio;
import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.matching.Match;
import io.partguard.detection.judging.pipeline.DetectionPipeline.Trade;
import io.partguard.detection.judging.pipeline.SellerStandings;
import io.partguard.detection.judging.signal.SellerHistory;
import io.partguard.detection.sellers.LinkRule;
import io.partguard.detection.sellers.SellerLinks;
import io.partguard.detection.sellers.SellerOffersSeen;
import io.partguard.detection.sellers.ShownFirst;
import io.partguard.detection.sellers.TraceKind;
import io.partguard.detection.sellers.Traces;
import io.partguard.detection.sellers.Traces.Trace;
import io.partguard.identity.Ids;
import io.partguard.identity.Lookup;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What earlier offers say of sellers, in memory: read, linked and counted by the same rules as what is recorded is. It knows
 * the offers and what people confirmed of them, and no answer.
 */
final class MemoryStandings implements SellerStandings {
    private final Map<String, Account> accounts = new HashMap<>();
    /** By mark, when each account showed it first: the place of the offer among all. */
    private final Map<Trace, Map<String, Integer>> shown = new HashMap<>();

    private final Map<String, Set<String>> linked = new HashMap<>();

    private static final class Account {
        private int seen;
        private int confirmed;
        private final Set<Trace> traces = new LinkedHashSet<>();
        private final List<Double> ratios = new ArrayList<>();
    }

    /**
     * @param past offers, the oldest first
     * @param trades of each of them
     * @param confirmed keys of those that a person took for an infringement, as {@link #key} makes them
     */
    MemoryStandings(List<Listing> past, List<Trade> trades, Set<String> confirmed) {
        for (int i = 0; i < past.size(); i++) {
            Listing listing = past.get(i);
            String seller = seller(listing);
            if (seller == null) {
                continue;
            }
            Candidate part =
                    trades.get(i).match() instanceof Lookup.Found<Match>(Match match) ? match.candidate() : null;
            Account account = accounts.computeIfAbsent(seller, id -> new Account());
            account.seen++;
            account.confirmed += confirmed.contains(key(listing)) ? 1 : 0;
            for (Trace trace : Traces.of(listing, part)) {
                account.traces.add(trace);
                shown.computeIfAbsent(trace, mark -> new TreeMap<>()).putIfAbsent(seller, i);
            }
            Double ratio = PriceRatio.of(listing, trades.get(i).price());
            if (ratio != null && ratio > 0 && account.ratios.size() < SellerOffersSeen.MOST_PRICES) {
                account.ratios.add(Math.log(ratio));
            }
        }
    }

    static String key(Listing listing) {
        return listing.marketplace() + "/" + listing.listingId();
    }

    private static @Nullable String seller(Listing listing) {
        return listing.seller() == null
                ? null
                : Ids.of("sel", listing.marketplace(), listing.seller().id());
    }

    @Override
    public List<Lookup<SellerStanding>> find(List<Listing> listings) {
        return listings.stream().map(this::find).toList();
    }

    private Lookup<SellerStanding> find(Listing listing) {
        String id = seller(listing);
        Account account = id == null ? null : accounts.get(id);
        SellerHistory.Shared shared =
                new SellerHistory.Shared(first(listing, id, TraceKind.IMAGE), first(listing, id, TraceKind.TEXT));
        if (account == null || id == null) {
            return shared.equals(SellerHistory.Shared.NOTHING)
                    ? new Lookup.None<>()
                    : new Lookup.Found<>(new SellerStanding(new SellerHistory(0, 0, null, null, null, shared)));
        }
        return new Lookup.Found<>(new SellerStanding(new SellerHistory(
                account.seen,
                account.confirmed,
                confirmed(linked.computeIfAbsent(id, this::linked)),
                (int) account.traces.stream()
                        .filter(trace -> trace.kind() == TraceKind.BRAND)
                        .count(),
                range(account.ratios),
                shared)));
    }

    /** Confirmed infringements of who showed a mark of the kind first; null where nobody did. */
    private @Nullable Integer first(Listing listing, @Nullable String seller, TraceKind kind) {
        Set<String> all = new HashSet<>();
        for (Trace trace : Traces.of(listing, null)) {
            if (trace.kind() == kind) {
                Set<String> before = ShownFirst.before(seller, shown.getOrDefault(trace, Map.of()));
                all.addAll(before == null ? Set.of() : before);
            }
        }
        return confirmed(all);
    }

    private @Nullable Integer confirmed(Set<String> of) {
        return of.isEmpty()
                ? null
                : Integer.valueOf(of.stream()
                        .mapToInt(id -> {
                            Account account = accounts.get(id);
                            return account == null ? 0 : account.confirmed;
                        })
                        .sum());
    }

    private Set<String> linked(String seller) {
        Account account = accounts.get(seller);
        if (account == null) {
            return Set.of();
        }
        Map<String, Map<TraceKind, Integer>> common = new HashMap<>();
        Map<TraceKind, Integer> looked = new EnumMap<>(TraceKind.class);
        for (Trace trace : account.traces) {
            Map<String, Integer> others = shown.getOrDefault(trace, Map.of());
            boolean links = trace.kind() != TraceKind.PART && trace.kind() != TraceKind.BRAND;
            if (links
                    && looked.merge(trace.kind(), 1, Integer::sum) <= SellerLinks.MOST_MARKS
                    && others.size() <= LinkRule.MOST_SHARERS) {
                others.keySet()
                        .forEach(other -> common.computeIfAbsent(other, o -> new EnumMap<>(TraceKind.class))
                                .merge(trace.kind(), 1, Integer::sum));
            }
        }
        common.remove(seller);
        Set<String> joined = new HashSet<>();
        common.forEach((other, kinds) -> {
            if (sameParts(account, accounts.get(other))) {
                kinds.put(TraceKind.PART, 1);
            }
            if (LinkRule.joins(kinds)) {
                joined.add(other);
            }
        });
        return joined;
    }

    private static boolean sameParts(Account one, @Nullable Account other) {
        if (other == null) {
            return false;
        }
        Set<Trace> mine = parts(one);
        Set<Trace> theirs = parts(other);
        Set<Trace> both = new HashSet<>(mine);
        both.retainAll(theirs);
        return both.size() >= LinkRule.LEAST_PARTS
                && both.size() >= LinkRule.SAME_PARTS * (mine.size() + theirs.size() - both.size());
    }

    private static Set<Trace> parts(Account account) {
        Set<Trace> parts = new HashSet<>(account.traces);
        parts.removeIf(trace -> trace.kind() != TraceKind.PART);
        return parts;
    }

    private static SellerHistory.@Nullable Range range(List<Double> ratios) {
        if (ratios.size() < SellerOffersSeen.LEAST_PRICES) {
            return null;
        }
        double mean = ratios.stream().mapToDouble(ratio -> ratio).average().orElseThrow();
        double squares = ratios.stream()
                .mapToDouble(ratio -> (ratio - mean) * (ratio - mean))
                .sum();
        double deviation = Math.sqrt(squares / (ratios.size() - 1));
        return deviation > 0 ? new SellerHistory.Range(mean, deviation, ratios.size()) : null;
    }
}
