package io.partguard.cli.demo;

import io.partguard.cli.api.MoneyView;
import io.partguard.cli.terminal.Printable;
import java.math.BigDecimal;
import java.util.Locale;

/** Amounts for people: thousands apart, exact digits, currency behind. */
final class Money {
    private Money() {}

    static String shown(MoneyView money) {
        try {
            BigDecimal amount = new BigDecimal(money.amount());
            return String.format(Locale.ENGLISH, "%,." + Math.max(0, amount.scale()) + "f", amount) + " "
                    + Printable.of(money.currency());
        } catch (NumberFormatException e) {
            // What a listing says may be anything.
            return Printable.of(money.toString());
        }
    }

    static double value(MoneyView money) {
        try {
            return new BigDecimal(money.amount()).doubleValue();
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
