package io.partguard.pricing.web;

import io.partguard.identity.Money;

/** Money in JSON: {@code {"amount":"12.30","currency":"EUR"}}, with exactly the currency's decimals. */
public record Amount(String amount, String currency) {

    public static Amount of(Money money) {
        return new Amount(money.amount().toPlainString(), money.currency().getCurrencyCode());
    }
}
