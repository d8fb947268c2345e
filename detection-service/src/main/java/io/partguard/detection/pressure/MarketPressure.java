package io.partguard.detection.pressure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Market pressure from what sellers ask. A seller has one vote however many offers it floods the market with, and below a
 * count of listings and of sellers there is no figure at all: whoever wants to push our prices down has to be many.
 */
final class MarketPressure {
    /** Fewer say nothing of a market. */
    static final int LEAST_LISTINGS = 30;

    static final int LEAST_SELLERS = 5;

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
        String code = listings < LEAST_LISTINGS
                ? "TOO_FEW_LISTINGS"
                : sellers.size() < LEAST_SELLERS ? "TOO_FEW_SELLERS" : null;
        Double ratio = code == null
                ? median(sellers.stream().mapToDouble(SellerOffers::ratio).toArray())
                : null;
        return new Pressure(
                market.family(), market.country(), market.substitute(), ratio, listings, sellers.size(), code);
    }

    private static double median(double[] values) {
        java.util.Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
