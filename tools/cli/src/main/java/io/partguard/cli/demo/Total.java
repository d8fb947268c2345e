package io.partguard.cli.demo;

import io.partguard.cli.api.MoneyView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Amounts of several currencies as one, for reading only.
 *
 * @param euros at the rates of {@code day}, rounded to whole euros once, at the end
 * @param day ISO date of the oldest rate used; the rates of a day are the last ones quoted until then
 * @param leftOut amounts without a rate: not in the sum, never counted as nothing
 */
record Total(BigDecimal euros, String day, List<MoneyView> leftOut) {

    /** @param perEuro units of a currency that a euro buys */
    record Rate(BigDecimal perEuro, String day) {}

    Total {
        leftOut = List.copyOf(leftOut);
    }

    /** Empty where nothing could be added up. */
    static Optional<Total> inEuros(List<MoneyView> amounts, Map<String, Rate> rates) {
        BigDecimal sum = BigDecimal.ZERO;
        String oldest = "";
        List<MoneyView> leftOut = new ArrayList<>();
        for (MoneyView money : amounts) {
            Optional<BigDecimal> amount = Money.exact(money);
            Rate rate = rates.get(String.valueOf(money.currency()));
            if (amount.isEmpty() || (rate == null && !"EUR".equals(money.currency()))) {
                leftOut.add(money);
            } else if (rate == null) {
                sum = sum.add(amount.get());
            } else {
                sum = sum.add(amount.get().divide(rate.perEuro(), 8, RoundingMode.HALF_EVEN));
                oldest = oldest.isEmpty() || rate.day().compareTo(oldest) < 0 ? rate.day() : oldest;
            }
        }
        return leftOut.size() == amounts.size()
                ? Optional.empty()
                : Optional.of(new Total(sum.setScale(0, RoundingMode.HALF_EVEN), oldest, leftOut));
    }

    @Override
    public String toString() {
        String without = leftOut.isEmpty() ? "" : ", without " + FirstLookScreen.money(leftOut) + " (no rate)";
        return "about " + Money.shown(new MoneyView(euros.toPlainString(), "EUR"))
                + (day.isEmpty() ? "" : " at the rates of " + day) + without;
    }
}
