package io.partguard.demo.price;

import io.partguard.demo.Dice;
import java.io.IOException;
import java.io.Writer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Exchange rates in the form of the ECB's table (units per EUR, newest first, {@code N/A} where not quoted). The values
 * are invented: round anchors near those of 2026 and a small walk around them. They are not ECB rates, and some of the
 * currencies are none that the ECB quotes.
 */
public final class Rates {
    /** The last day of the table. */
    public static final LocalDate LAST = LocalDate.of(2026, 6, 30);

    private static final int DAYS = 125;

    private static final Map<String, Double> ANCHORS = anchors();

    private Rates() {}

    /** Units of {@code currency} per EUR that price lists were made with. */
    public static double anchor(String currency) {
        Double anchor = ANCHORS.get(currency);
        if (anchor == null) {
            throw new IllegalArgumentException("no rate for " + currency);
        }
        return anchor;
    }

    /** {@code amount} of one currency in another, at the anchors. */
    public static double convert(double amount, String from, String to) {
        return amount / anchor(from) * anchor(to);
    }

    public static void write(Writer out, long seed) throws IOException {
        Dice dice = Dice.of(seed, "rates");
        out.write("Date");
        for (String currency : ANCHORS.keySet()) {
            if (!currency.equals("EUR")) {
                out.write("," + currency);
            }
        }
        out.write(",\n");
        LocalDate day = LAST;
        for (int i = 0; i < DAYS; day = day.minusDays(1)) {
            if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                continue;
            }
            i++;
            out.write(day.toString());
            for (Map.Entry<String, Double> entry : ANCHORS.entrySet()) {
                if (entry.getKey().equals("EUR")) {
                    continue;
                }
                double rate = entry.getValue() * (1 + .012 * dice.bell() / 3);
                boolean holiday = entry.getKey().equals("CNY") && day.getMonthValue() == 5 && day.getDayOfMonth() < 4;
                out.write(holiday ? ",N/A" : String.format(Locale.ROOT, ",%.4f", rate));
            }
            out.write(",\n");
        }
    }

    private static Map<String, Double> anchors() {
        Map<String, Double> anchors = new LinkedHashMap<>();
        anchors.put("EUR", 1.0);
        anchors.put("USD", 1.16);
        anchors.put("GBP", .87);
        anchors.put("PLN", 4.25);
        anchors.put("CHF", .93);
        anchors.put("JPY", 185.0);
        anchors.put("CNY", 8.0);
        anchors.put("INR", 108.0);
        anchors.put("BRL", 5.9);
        anchors.put("MUR", 53.0);
        anchors.put("TRY", 52.0);
        anchors.put("AED", 4.26);
        return anchors;
    }
}
