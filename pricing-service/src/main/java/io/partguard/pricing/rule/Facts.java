package io.partguard.pricing.rule;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.PriceChain;
import io.partguard.pricing.rate.Rates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * What rules may ask about the world, all of it as known for one day. An empty answer means that nobody has said, and a
 * rule that needed it is {@link Bound.Unknown}: whoever cannot answer a question need not implement it.
 */
public interface Facts {

    /** The day the price is for, in the region's zone. */
    LocalDate validAt();

    /** Currency and levels of the cell. */
    PriceChain chain(Cell cell);

    /** The same on another day, when tax or discount may have been others. */
    default Optional<PriceChain> chain(Cell cell, LocalDate day) {
        return day.equals(validAt()) ? Optional.of(chain(cell)) : Optional.empty();
    }

    Rates rates();

    /** The kind of part. */
    Optional<String> family(PartKey part);

    /** What the part has cost when it is in the importer's store: purchase, freight, insurance, duty. */
    default Optional<Money> landedCost(Cell cell) {
        return Optional.empty();
    }

    /** What the part cost its maker or importer on a day, by which margins are reckoned. */
    default Optional<Money> cost(Cell cell, LocalDate day) {
        return Optional.empty();
    }

    /** The country's index of consumer prices for a month, on any base that stays the same. */
    default Optional<BigDecimal> priceIndex(String country, YearMonth month) {
        return Optional.empty();
    }

    /** What a new vehicle or machine costs its buyer in a country, at a rule's level. */
    default Optional<Money> vehiclePrice(String vehicle, String country) {
        return Optional.empty();
    }
}
