package io.partguard.pricing.masterdata;

import io.partguard.identity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/** One figure: from a day on it is so, until the next one of the same key begins. */
public sealed interface MasterRow {

    /** @param value at least 0; @param currency there exactly where the figure is money, and then it is more than 0 */
    record OfPart(
            long partNo,
            int regionNo,
            PartFigure kind,
            LocalDate validFrom,
            BigDecimal value,
            Optional<Currency> currency)
            implements MasterRow {}

    /** @param validFrom the first day of the month or year; @param value more than 0 */
    record OfCountry(String country, CountryFigure kind, LocalDate validFrom, BigDecimal value) implements MasterRow {}

    /** @param price more than 0 */
    record OfVehicle(String vehicle, String country, LocalDate validFrom, Money price) implements MasterRow {}
}
