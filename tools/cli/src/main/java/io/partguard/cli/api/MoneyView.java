package io.partguard.cli.api;

/** An exact amount as the API sends it. @param amount decimal digits */
public record MoneyView(String amount, String currency) {
    @Override
    public String toString() {
        return amount + " " + currency;
    }
}
