package io.partguard.detection.judging.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What tells whether two rows of two tables are the same goods, whatever columns the tables share. What is learned here
 * comes from the rows alone, without any answer: how rare words are, which kind a column is, and which rows are alike.
 * Neither the order of rows nor of pairs changes a value. NaN is missing.
 */
public final class TableFeatures {
    private static final double NUMERIC = .95;
    private static final double SHORT = 4;
    private static final double NAMING = 3;
    private static final double WORDY = 40;
    private static final double CENTS = Math.log(100);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");

    private final List<Column> columns = new ArrayList<>();
    /** All words of a row, and those that name it: title, brand, model number. */
    private final TextPair all;

    private final TextPair profile;
    private final Nearest nearestRight;
    private final Nearest nearestLeft;
    private final List<String> names = new ArrayList<>();

    private sealed interface Column {
        void addTo(Values values, int left, int right);
    }

    private record NumberColumn(String name, double[] left, double[] right) implements Column {
        /** A shop that writes 21990 for 219.90 is a hundredfold off. */
        @Override
        public void addTo(Values values, int l, int r) {
            double ratio = left[l] > 0 && right[r] > 0 ? Math.log(left[l] / right[r]) : Double.NaN;
            double apart = Math.abs(ratio);
            values.under(name);
            values.add("ratio", ratio);
            values.add("apart", apart);
            values.add("apart.cents", Math.min(apart, Math.min(Math.abs(ratio - CENTS), Math.abs(ratio + CENTS))));
            values.add("left", left[l] > 0 ? Math.log(left[l]) : Double.NaN);
        }
    }

    private record TextColumn(String name, TextPair cells, boolean isShort) implements Column {
        @Override
        public void addTo(Values values, int l, int r) {
            values.under(name);
            if (isShort) {
                cells.addShort(values, l, r);
            } else {
                cells.addText(values, l, r);
            }
        }
    }

    /** @throws IllegalArgumentException where the tables share no column of text, or one has no row */
    public TableFeatures(Table left, Table right) {
        List<String> shared =
                left.columns().stream().filter(right.columns()::contains).toList();
        List<String> worded = shared.stream()
                .filter(name -> !numeric(both(left, right, name)))
                .toList();
        if (worded.isEmpty() || left.rows().isEmpty() || right.rows().isEmpty()) {
            throw new IllegalArgumentException("no text to compare in " + left.columns() + " and " + right.columns());
        }
        String naming = naming(left, right, worded);
        List<String> profiled = worded.stream()
                .filter(name -> name.equals(naming) || words(both(left, right, name)) < SHORT)
                .toList();
        for (String name : shared) {
            List<String> a = left.column(name);
            List<String> b = right.column(name);
            columns.add(
                    worded.contains(name)
                            ? new TextColumn(name, new TextPair(a, b), words(both(left, right, name)) < SHORT)
                            : new NumberColumn(name, numbers(a), numbers(b)));
        }
        all = new TextPair(joined(left, worded), joined(right, worded));
        profile = new TextPair(joined(left, profiled), joined(right, profiled));
        nearestRight = new Nearest(profile.whole, profile.words(false), all.right);
        nearestLeft = new Nearest(profile.whole, profile.words(true), all.left);
        fill(new Values(0, names), 0, 0);
    }

    private static List<String> both(Table left, Table right, String name) {
        return Stream.concat(left.column(name).stream(), right.column(name).stream())
                .filter(cell -> !cell.isBlank())
                .toList();
    }

    private static boolean numeric(List<String> cells) {
        long numbers =
                cells.stream().filter(cell -> !Double.isNaN(number(cell))).count();
        return !cells.isEmpty() && numbers >= NUMERIC * cells.size();
    }

    private static double[] numbers(List<String> cells) {
        return cells.stream().mapToDouble(TableFeatures::number).toArray();
    }

    private static double number(String cell) {
        String plain = cell.strip().replace("$", "").replace(",", "");
        return NUMBER.matcher(plain).matches() ? Double.parseDouble(plain) : Double.NaN;
    }

    /** The column that names the goods: hardly ever blank, hardly ever twice the same, some words long. */
    private static String naming(Table left, Table right, List<String> worded) {
        int rows = left.rows().size() + right.rows().size();
        String best = "";
        double most = -1;
        for (String name : worded) {
            List<String> cells = both(left, right, name);
            double words = words(cells);
            double fits = (double) (cells.size() + new HashSet<>(cells).size()) / rows
                    + (words >= NAMING ? 1 : 0)
                    - (words > WORDY ? .5 : 0);
            if (fits > most) {
                most = fits;
                best = name;
            }
        }
        return best;
    }

    /** Words a cell. */
    private static double words(List<String> cells) {
        return cells.stream()
                .mapToInt(cell -> cell.strip().split("\\s+").length)
                .average()
                .orElse(0);
    }

    private static List<String> joined(Table table, List<String> names) {
        List<String> joined = new ArrayList<>(Collections.nCopies(table.rows().size(), ""));
        for (String name : names) {
            List<String> cells = table.column(name);
            for (int row = 0; row < joined.size(); row++) {
                joined.set(row, joined.get(row) + " , " + cells.get(row));
            }
        }
        return joined;
    }

    /** In the order of the values. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** Of a pair of rows, each counted from 0. */
    public double[] of(int left, int right) {
        return fill(new Values(names.size(), null), left, right);
    }

    /** The right rows most like a left one, the likest first. */
    public int[] nearest(int left, int most) {
        return nearestRight.to(left, profile.words(true).get(left)).stream()
                .limit(most)
                .mapToInt(Nearest.Hit::row)
                .toArray();
    }

    private double[] fill(Values values, int left, int right) {
        columns.forEach(column -> column.addTo(values, left, right));
        Cell a = all.left.get(left);
        Cell b = all.right.get(right);
        profile.add(values.under("profile"), left, right, a, b);
        TextPair.measures(values.under("all"), "measures", a, b);
        int[] leftWords = profile.words(true).get(left);
        int[] rightWords = profile.words(false).get(right);
        double score = new Overlap(leftWords, rightWords, profile.whole, "", "").cosine();
        values.under("near").add("score", score);
        nearestRight.addTo(values, "right", nearestRight.to(left, leftWords), a, right, score);
        nearestLeft.addTo(values, "left", nearestLeft.to(right, rightWords), b, left, score);
        return values.done();
    }
}
