package io.partguard.pricing.optimizer;

import io.partguard.pricing.rate.Rates;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** Exact exchange rates between smallest units, from the same table that everybody reads. */
record Fx(Rates rates) {
    private static final Currency EURO = Currency.getInstance("EUR");

    /** Smallest units of {@code to} for one of {@code from}; empty where a rate is missing. */
    Optional<Fraction> minor(Currency from, Currency to) {
        return whole(from, to)
                .map(rate -> rate.times(Fraction.of(
                        BigDecimal.ONE.movePointRight(digits(to)), BigDecimal.ONE.movePointRight(digits(from)))));
    }

    /** Units of {@code to} for one of {@code from}. */
    Optional<Fraction> whole(Currency from, Currency to) {
        if (from.equals(to)) {
            return Optional.of(Fraction.ONE);
        }
        return perEuro(from).flatMap(below -> perEuro(to).map(above -> Fraction.of(above, below)));
    }

    private Optional<BigDecimal> perEuro(Currency currency) {
        return currency.equals(EURO)
                ? Optional.of(BigDecimal.ONE)
                : Optional.ofNullable(rates.perEuro().get(currency)).map(Rates.Rate::unitsPerEuro);
    }

    static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
