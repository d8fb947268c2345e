package io.partguard.pricing.rule;

import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.rate.Rates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;

/** What the formulas have in common: conversion comes last, once, and a missing rate is no rate of 1. */
final class Limits {
    /** Decimals of a quotient before it is rounded down to money. */
    private static final int EXACT_ENOUGH = Rates.EXACT_ENOUGH;

    private Limits() {}

    static Bound inCellsCurrency(BigDecimal amount, Currency from, Cell cell, Facts facts, List<Cell> because) {
        Currency to = facts.chain(cell).currency();
        return facts.rates()
                .convert(amount, from, to)
                .<Bound>map(converted -> new Bound.AtMost(converted.amount(), because))
                .orElseGet(() -> new Bound.Unknown(rate(from, to)));
    }

    static Fact rate(Currency from, Currency to) {
        return new Fact(Fact.Kind.EXCHANGE_RATE, from.getCurrencyCode() + "/" + to.getCurrencyCode());
    }

    /** Rounded down, so that a limit is never higher than the law's. */
    static BigDecimal quotient(BigDecimal numerator, BigDecimal denominator) {
        return numerator.divide(denominator, EXACT_ENOUGH, RoundingMode.FLOOR);
    }

    /** @throws IllegalArgumentException where a share such as a rise or mark-up is below 0 */
    static void notNegative(BigDecimal share, String what) {
        if (share.signum() < 0) {
            throw new IllegalArgumentException(what + " must not be below 0");
        }
    }
}
