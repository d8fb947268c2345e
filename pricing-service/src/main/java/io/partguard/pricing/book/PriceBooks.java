package io.partguard.pricing.book;

import io.partguard.pricing.masterdata.MasterData;
import io.partguard.pricing.rate.Rates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Every state the price book ever had. */
public interface PriceBooks {

    Revision current();

    /** The last revision at the instant; {@link Revision#EMPTY} before the first. */
    Revision knownAt(Instant instant);

    BookState state(Revision revision);

    /** What is known beside prices, at any revision. */
    MasterData masterData();

    /** The rates of a day as known at a revision: for each currency the last one quoted until then. */
    Rates rates(Revision revision, LocalDate day);

    /** The country's market at an instant; empty where it is in no region. */
    default Optional<Market> market(BookState state, String country, Instant now) {
        return state.region(country, now)
                .flatMap(region -> market(state, country, LocalDate.ofInstant(now, region.zone())));
    }

    /** The country's market on a day; empty where it is in no region. */
    default Optional<Market> market(BookState state, String country, LocalDate day) {
        return state.region(country, day)
                .map(region -> new Market(
                        country, region, day, state.rulesInForce(country, day), rates(state.revision(), day)));
    }
}
