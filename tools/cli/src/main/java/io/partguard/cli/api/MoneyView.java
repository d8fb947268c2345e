package io.partguard.cli.api;

import org.jspecify.annotations.Nullable;

/** An amount as the API sends it: exact where it is ours, anything or nothing where a listing says so. */
public record MoneyView(@Nullable String amount, @Nullable String currency) {
    @Override
    public String toString() {
        return (amount == null ? "–" : amount) + (currency == null ? "" : " " + currency);
    }
}
