package io.partguard.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.cli.api.MoneyView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TotalTest {
    private static final Map<String, Total.Rate> RATES = Map.of(
            "USD", new Total.Rate(new BigDecimal("1.25"), "2026-11-20"),
            "TRY", new Total.Rate(new BigDecimal("50"), "2026-11-19"));

    @Test
    void addsCurrenciesUpAtTheirRatesAndNamesTheOldestOfThem() {
        Total total = Total.inEuros(List.of(money("100.00", "EUR"), money("125", "USD"), money("25", "TRY")), RATES)
                .orElseThrow();

        assertThat(total).hasToString("about 200 EUR at the rates of 2026-11-19");
    }

    @Test
    void anAmountWithoutARateIsNamedAndNotTakenForNothing() {
        Total total = Total.inEuros(List.of(money("100.00", "EUR"), money("7.50", "KWD")), RATES)
                .orElseThrow();

        assertThat(total).hasToString("about 100 EUR, without 7.50 KWD (no rate)");
    }

    @Test
    void sumsUpNothingWhereNoAmountHasARate() {
        assertThat(Total.inEuros(List.of(money("7.50", "KWD"), money("a lot", "EUR")), RATES))
                .isEmpty();
        assertThat(Total.inEuros(List.of(), RATES)).isEmpty();
    }

    private static MoneyView money(String amount, String currency) {
        return new MoneyView(amount, currency);
    }
}
