package io.partguard.detection.feed;

import io.partguard.detection.judging.listing.ClaimedPrice;
import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a listing says it costs. */
final class ClaimedPrices {
    private static final int LONGEST = 40;
    private static final int MOST_DIGITS = 14;
    private static final Pattern SYMBOLS = Pattern.compile("[\\s\\p{Zs}\\p{Sc}'’]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9.,]*");

    private ClaimedPrices() {}

    /** Whether it is written as a number below zero, which no offer can mean. */
    static boolean isNegative(String amount) {
        String bare = SYMBOLS.matcher(amount).replaceAll("");
        return bare.length() > 1
                && bare.charAt(0) == '-'
                && NUMBER.matcher(bare.substring(1)).matches();
    }

    /**
     * Points and commas: where both stand, the last one is the decimal; a comma before exactly three digits separates
     * thousands; a single point is a decimal point. Rounded to the currency's minor digits.
     */
    static ClaimedPrice read(String amount, @Nullable String currency) {
        String raw = (amount + (currency == null ? "" : " " + currency)).strip();
        if (amount.length() > LONGEST || currency == null) {
            return new ClaimedPrice(raw, new Lookup.None<>());
        }
        String bare = SYMBOLS.matcher(amount).replaceAll("");
        if (!NUMBER.matcher(bare).matches()) {
            return new ClaimedPrice(raw, new Lookup.None<>());
        }
        BigDecimal number;
        try {
            number = new BigDecimal(plain(bare));
        } catch (NumberFormatException e) {
            return new ClaimedPrice(raw, new Lookup.None<>());
        }
        Money money = Money.rounded(number, Currency.getInstance(currency), RoundingMode.HALF_UP);
        boolean usable = money.amount().signum() > 0 && number.precision() - number.scale() <= MOST_DIGITS;
        return new ClaimedPrice(raw, usable ? new Lookup.Found<>(money) : new Lookup.None<>());
    }

    private static String plain(String number) {
        int point = number.lastIndexOf('.');
        int comma = number.lastIndexOf(',');
        if (point >= 0 && comma >= 0) {
            return point > comma
                    ? number.replace(",", "")
                    : number.replace(".", "").replace(',', '.');
        }
        if (comma >= 0) {
            boolean thousands = number.indexOf(',') != comma || number.length() - comma - 1 == 3;
            return thousands ? number.replace(",", "") : number.replace(',', '.');
        }
        return number.indexOf('.') == point ? number : number.replace(".", "");
    }
}
