package io.partguard.cli.demo;

import io.partguard.cli.api.MoneyView;
import io.partguard.cli.terminal.Printable;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts for people: thousands apart, exact digits, currency behind. */
final class Money {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");

    private Money() {}

    static String shown(MoneyView money) {
        String digits = money.amount();
        if (digits == null || !NUMBER.matcher(digits).matches()) {
            // What a listing says may be anything.
            return Printable.of(money.toString());
        }
        BigDecimal amount = new BigDecimal(digits);
        return String.format(Locale.ENGLISH, "%,." + amount.scale() + "f", amount)
                + (money.currency() == null ? "" : " " + Printable.of(money.currency()));
    }

    /** Empty for what is no amount. */
    static Optional<BigDecimal> exact(MoneyView money) {
        String digits = money.amount();
        return digits == null || !NUMBER.matcher(digits).matches()
                ? Optional.empty()
                : Optional.of(new BigDecimal(digits));
    }

    /** For drawing only; what is no amount has no length. */
    static double length(MoneyView money) {
        return exact(money).map(BigDecimal::doubleValue).orElse(0.0);
    }
}
