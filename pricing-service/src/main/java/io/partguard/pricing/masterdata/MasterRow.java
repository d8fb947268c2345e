package io.partguard.pricing.masterdata;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.PartKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** One figure: from a day on it is so, until the next one of the same key begins. */
public sealed interface MasterRow {

    /** What it is about, and from which day on: two rows of one key contradict or repeat each other. */
    Object key();

    /** @param value at least 0; @param currency there exactly where the figure is money, and then it is more than 0 */
    record OfPart(
            PartKey part,
            String region,
            PartFigure kind,
            LocalDate validFrom,
            BigDecimal value,
            Optional<Currency> currency)
            implements MasterRow {
        @Override
        public Object key() {
            return List.of(part, region, kind, validFrom);
        }
    }

    /** @param validFrom the first day of the month or year; @param value more than 0 */
    record OfCountry(String country, CountryFigure kind, LocalDate validFrom, BigDecimal value) implements MasterRow {
        @Override
        public Object key() {
            return List.of(country, kind, validFrom);
        }
    }

    /** @param price more than 0 */
    record OfVehicle(String vehicle, String country, LocalDate validFrom, Money price) implements MasterRow {
        @Override
        public Object key() {
            return List.of(vehicle, country, validFrom);
        }
    }

    /** @param quantity how many of the part are in the vehicle, at least 0: none any more */
    record InVehicle(String vehicle, PartKey part, LocalDate validFrom, BigDecimal quantity) implements MasterRow {
        @Override
        public Object key() {
            return List.of(vehicle, part, validFrom);
        }
    }

    /** @see RegionalTarget */
    record OfTarget(RegionalTarget target) implements MasterRow {
        @Override
        public Object key() {
            return List.of(target.region(), target.segment(), target.validFrom());
        }
    }

    /** @see PriceStrategy */
    record OfStrategy(PriceStrategy strategy) implements MasterRow {
        @Override
        public Object key() {
            return List.of(strategy.region(), strategy.segment(), strategy.validFrom());
        }
    }

    /** @see PriceOverride */
    record OfOverride(PartKey part, PriceOverride override) implements MasterRow {
        @Override
        public Object key() {
            return List.of(part, override.region(), override.validFrom());
        }
    }
}
