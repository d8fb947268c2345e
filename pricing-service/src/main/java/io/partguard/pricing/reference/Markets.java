package io.partguard.pricing.reference;

import io.partguard.pricing.book.BookState;
import io.partguard.pricing.book.Market;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.book.Revision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All markets of the world for as long as no day begins in any of them.
 *
 * @param until when the first of them has another day
 * @param different one market for all countries of a region under the same rules, since their prices are the same
 * @param places for each country its place among the different ones
 */
record Markets(Revision revision, Instant until, List<Market> different, Map<String, Integer> places) {

    private record Same(String region, List<?> rules) {}

    static Markets at(Instant now, BookState state, PriceBooks books) {
        List<Market> different = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        Map<Same, Integer> known = new HashMap<>();
        Instant until = Instant.MAX;
        for (var region : state.regions()) {
            Instant midnight = LocalDate.ofInstant(now, region.zone())
                    .plusDays(1)
                    .atStartOfDay(region.zone())
                    .toInstant();
            until = midnight.isBefore(until) ? midnight : until;
        }
        // In order of countries, so that the first by letters stands for its like.
        for (String country : state.countries(now)) {
            books.market(state, country, now).ifPresent(market -> {
                Same like = new Same(market.region().id(), market.rules());
                Integer place = known.putIfAbsent(like, different.size());
                if (place == null) {
                    places.put(country, different.size());
                    different.add(market);
                } else {
                    places.put(country, place);
                }
            });
        }
        return new Markets(state.revision(), until, List.copyOf(different), Map.copyOf(places));
    }

    boolean holds(Revision current, Instant now) {
        return revision.number() == current.number() && now.isBefore(until);
    }

    Map<String, LocalDate> days() {
        Map<String, LocalDate> days = new HashMap<>();
        different.forEach(market -> days.put(market.region().id(), market.day()));
        return days;
    }
}
