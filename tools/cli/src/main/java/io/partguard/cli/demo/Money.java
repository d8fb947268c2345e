package io.partguard.cli.demo;

import io.partguard.cli.api.MoneyView;
import io.partguard.cli.terminal.Printable;
import java.math.BigDecimal;
import java.util.Locale;
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

    static double value(MoneyView money) {
        String digits = money.amount();
        return digits == null || !NUMBER.matcher(digits).matches() ? 0 : Double.parseDouble(digits);
    }
}
