package io.partguard.identity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** An exact amount with precisely its currency's minor digits: EUR 12.30, JPY 1230, KWD 1.230. */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    /** @throws ArithmeticException where the amount has more decimals than the currency */
    public Money {
        amount = amount.setScale(digits(currency), RoundingMode.UNNECESSARY);
    }

    /** @throws IllegalArgumentException for an unknown currency or no number; {@link ArithmeticException} as above */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    public static Money ofMinor(long minorUnits, Currency currency) {
        return new Money(BigDecimal.valueOf(minorUnits, digits(currency)), currency);
    }

    public static Money rounded(BigDecimal amount, Currency currency, RoundingMode rounding) {
        return new Money(amount.setScale(digits(currency), rounding), currency);
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    /** @throws ArithmeticException where it does not fit a long */
    public long minorUnits() {
        return amount.unscaledValue().longValueExact();
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money times(long quantity) {
        return new Money(amount.multiply(BigDecimal.valueOf(quantity)), currency);
    }

    /** @throws IllegalArgumentException for different currencies: amounts in two currencies have no order */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }

    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + amount.toPlainString();
    }
}
