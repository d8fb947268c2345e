package io.partguard.pricing.rate;

import io.partguard.identity.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * The rates known for one day, by currency, in units of the currency for one euro. A day without rates has those of
 * the last day before it; each rate says of which day it is. The euro itself is always there.
 *
 * @param day the day asked for
 */
public record Rates(LocalDate day, Map<Currency, Rate> perEuro) {

    private static final Currency EURO = Currency.getInstance("EUR");

    /** Decimals of a converted amount before anybody rounds it to money. */
    public static final int EXACT_ENOUGH = 12;

    /**
     * @param quotedOn the day of the rate, not after the day asked for
     * @param unitsPerEuro more than 0
     */
    public record Rate(LocalDate quotedOn, BigDecimal unitsPerEuro) {}

    /** @param rateDate the older day of the two rates used; empty where nothing had to be converted */
    public record Converted(BigDecimal amount, Currency currency, Optional<LocalDate> rateDate) {

        /** As money, rounded down. */
        public Money down() {
            return Money.rounded(amount, currency, RoundingMode.DOWN);
        }
    }

    public static Rates none(LocalDate day) {
        return new Rates(day, Map.of());
    }

    /**
     * The amount in another currency, through the euro, rounded down at the {@value #EXACT_ENOUGH}th decimal only.
     * Empty where a rate is missing: never 1, never 0.
     */
    public Optional<Converted> convert(Money money, Currency to) {
        return convert(money.amount(), money.currency(), to);
    }

    /** The same for an amount that is no money yet. */
    public Optional<Converted> convert(BigDecimal amount, Currency currency, Currency to) {
        if (currency.equals(to)) {
            return Optional.of(new Converted(amount, to, Optional.empty()));
        }
        return rate(currency)
                .flatMap(from -> rate(to).map(target -> new Converted(
                        amount.multiply(target.unitsPerEuro())
                                .divide(from.unitsPerEuro(), EXACT_ENOUGH, RoundingMode.DOWN),
                        to,
                        Optional.of(older(currency, from, to, target)))));
    }

    /** Whether an amount can be converted. */
    public boolean leads(Currency from, Currency to) {
        return from.equals(to) || (rate(from).isPresent() && rate(to).isPresent());
    }

    private Optional<Rate> rate(Currency currency) {
        return currency.equals(EURO)
                ? Optional.of(new Rate(day, BigDecimal.ONE))
                : Optional.ofNullable(perEuro.get(currency));
    }

    private static LocalDate older(Currency from, Rate fromRate, Currency to, Rate toRate) {
        if (from.equals(EURO)) {
            return toRate.quotedOn();
        }
        if (to.equals(EURO)) {
            return fromRate.quotedOn();
        }
        return fromRate.quotedOn().isBefore(toRate.quotedOn()) ? fromRate.quotedOn() : toRate.quotedOn();
    }
}
