package io.partguard.bench.china;

import io.partguard.bench.realinput.Csv;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One published cut: by how much which share of the parts became cheaper.
 *
 * @param least per cent, of the part that was cut least
 * @param most per cent, of the one that was cut most; between them the synthetic parts are spread evenly
 * @param share of the parts that were cut
 * @param wholesale whether dealers' prices were cut, not the retail price
 */
record Cut(String date, String brand, String measure, double least, double most, double share, boolean wholesale) {
    private static final Pattern RANGE = Pattern.compile("range (\\d+)-(\\d+)");
    /** The largest number of parts in the source counts as the whole catalogue. */
    private static final double CATALOGUE = 10_000;

    /** The rows that name a percentage; fines and plain announcements name none. */
    static List<Cut> read(Path file) throws IOException {
        return Csv.read(file).stream()
                .filter(row -> !row.get("avg_cut_percent").isEmpty()
                        || !row.get("max_cut_percent").isEmpty())
                .map(Cut::of)
                .toList();
    }

    private static Cut of(Csv.Row row) {
        String measure = row.get("measure");
        Matcher range = RANGE.matcher(measure);
        double average = number(row.get("avg_cut_percent"));
        double highest = number(row.get("max_cut_percent"));
        double least;
        double most;
        if (range.find()) {
            least = Double.parseDouble(range.group(1));
            most = Double.parseDouble(range.group(2));
        } else if (average > 0 && highest > 0) {
            // Evenly around the average up to the highest.
            least = Math.max(0, 2 * average - highest);
            most = highest;
        } else {
            least = average > 0 ? average : 0;
            most = average > 0 ? average : highest;
        }
        double parts = number(row.get("parts_count"));
        return new Cut(
                row.get("date"),
                row.get("brand"),
                measure,
                least,
                most,
                parts > 0 ? Math.min(1, parts / CATALOGUE) : 1,
                measure.contains("wholesale"));
    }

    private static double number(String text) {
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }

    String title() {
        String by = least == most ? "%.0f %%".formatted(most) : "%.0f to %.0f %%".formatted(least, most);
        return brand + " " + date.split(" ", 2)[0] + ": " + by + (wholesale ? " wholesale" : "")
                + (share < 1
                        ? " on %s %% of parts"
                                .formatted(BigDecimal.valueOf(100 * share)
                                        .round(new MathContext(2))
                                        .stripTrailingZeros()
                                        .toPlainString())
                        : "");
    }

    /** The cut of the k-th of n parts, in per cent; 0 for those left alone. */
    double of(int k, int n) {
        int cut = (int) Math.max(1, Math.round(share * n));
        // Spread over the catalogue by a step that meets every part once, so that dear and cheap ones are cut alike.
        int place = (int) ((long) k * 7919 % n);
        return place >= cut ? 0 : cut == 1 ? most : least + (most - least) * place / (cut - 1);
    }
}
