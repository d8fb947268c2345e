package io.partguard.detection.pressure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Market pressure from what sellers ask. A seller, or accounts that belong together, have one vote however many offers they flood
 * the market with, and below a count of listings and of votes there is no figure at all: whoever wants to push our prices down
 * has to be many. The figure is a median, so that m hands among the votes can move it by no more than m places in their order,
 * whatever they ask; how far that is for a tenth of the votes stands beside it.
 */
final class MarketPressure {
    /** Fewer say nothing of a market. */
    static final int LEAST_LISTINGS = 30;

    static final int LEAST_SELLERS = 5;
    /** One vote in so many, and one at least, may be somebody's who wants to move the figure. */
    private static final int TURNED = 10;

    private MarketPressure() {}

    private record Market(String family, String country, Substitute substitute) {}

    /** By family, country, substitute; all offers of unknown sellers together are one seller. */
    static List<Pressure> of(List<SellerOffers> offers) {
        Comparator<Market> order = Comparator.comparing(Market::family)
                .thenComparing(Market::country)
                .thenComparing(Market::substitute);
        TreeMap<Market, List<SellerOffers>> markets = offers.stream()
                .collect(Collectors.groupingBy(
                        one -> new Market(one.family(), one.country(), one.substitute()),
                        () -> new TreeMap<>(order),
                        Collectors.toList()));
        List<Pressure> pressures = new ArrayList<>();
        markets.forEach((market, sellers) -> pressures.add(of(market, sellers)));
        return pressures;
    }

    private static Pressure of(Market market, List<SellerOffers> sellers) {
        long listings = sellers.stream().mapToLong(SellerOffers::listings).sum();
        double[] votes = votes(sellers);
        String code = listings < LEAST_LISTINGS
                ? "TOO_FEW_LISTINGS"
                : votes.length < LEAST_SELLERS ? "TOO_FEW_SELLERS" : null;
        if (code != null) {
            return new Pressure(
                    market.family(),
                    market.country(),
                    market.substitute(),
                    null,
                    null,
                    null,
                    listings,
                    votes.length,
                    code);
        }
        int turned = Math.max(1, votes.length / TURNED);
        return new Pressure(
                market.family(),
                market.country(),
                market.substitute(),
                median(votes, 0),
                median(votes, -turned),
                median(votes, turned),
                listings,
                votes.length,
                null);
    }

    /** One a seller, ascending; all unknown ones together are one. */
    private static double[] votes(List<SellerOffers> sellers) {
        Map<String, List<SellerOffers>> byHand =
                sellers.stream().collect(Collectors.groupingBy(one -> one.seller() == null ? "" : one.seller()));
        return byHand.values().stream()
                .mapToDouble(hand -> median(
                        hand.stream().mapToDouble(SellerOffers::ratio).sorted().toArray(), 0))
                .sorted()
                .toArray();
    }

    /** @param sorted ascending @param places from the middle, fewer than lie there */
    private static double median(double[] sorted, int places) {
        int middle = sorted.length / 2 + places;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
