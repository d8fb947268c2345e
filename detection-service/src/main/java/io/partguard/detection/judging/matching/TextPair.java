package io.partguard.detection.judging.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The text of two tables under one heading, and what is compared of two of its cells. */
final class TextPair {
    final List<Cell> left;
    final List<Cell> right;
    final Vocabulary whole;
    private final Vocabulary parts;
    private final List<int[]> leftWhole;
    private final List<int[]> rightWhole;
    private final List<int[]> leftParts;
    private final List<int[]> rightParts;

    TextPair(List<String> left, List<String> right) {
        this.left = left.stream().map(Cell::new).toList();
        this.right = right.stream().map(Cell::new).toList();
        List<Cell> both = new ArrayList<>(this.left);
        both.addAll(this.right);
        whole = Vocabulary.of(both, cell -> cell.whole);
        parts = Vocabulary.of(both, cell -> cell.words.words);
        leftWhole = this.left.stream().map(cell -> whole.ids(cell.whole)).toList();
        rightWhole = this.right.stream().map(cell -> whole.ids(cell.whole)).toList();
        leftParts = this.left.stream().map(cell -> parts.ids(cell.words.words)).toList();
        rightParts =
                this.right.stream().map(cell -> parts.ids(cell.words.words)).toList();
    }

    /** Whole words by number of all rows of a side. */
    List<int[]> words(boolean ofLeft) {
        return ofLeft ? leftWhole : rightWhole;
    }

    /** Of two short cells, such as a brand or a model number. */
    void addShort(Values values, int l, int r) {
        Cell a = left.get(l);
        Cell b = right.get(r);
        boolean both = !a.blank() && !b.blank();
        values.add("equal", both ? a.joined.equals(b.joined) ? 1 : 0 : Double.NaN);
        values.add("contained", both ? a.joined.contains(b.joined) || b.joined.contains(a.joined) ? 1 : 0 : Double.NaN);
        values.add("prefix", both ? Numbers.prefix(a.begin, b.begin) : Double.NaN);
        values.add("suffix", both ? Numbers.suffix(a.begin, b.begin) : Double.NaN);
        values.add("similarity", both ? Numbers.similarity(a.begin, b.begin) : Double.NaN);
        values.add("trigrams", both ? Words.alike(a.words, b.words) : Double.NaN);
        values.add("top.shared", both ? whole(l, r, a.joined, b.joined).topShared() : Double.NaN);
        values.add("blank", blank(a, b));
    }

    private static int blank(Cell a, Cell b) {
        return (a.blank() ? 1 : 0) + (b.blank() ? 2 : 0);
    }

    private Overlap whole(int l, int r, String inA, String inB) {
        return new Overlap(leftWhole.get(l), rightWhole.get(r), whole, inA, inB);
    }

    /** Of two cells of several words. */
    void addText(Values values, int l, int r) {
        Cell a = left.get(l);
        Cell b = right.get(r);
        add(values, l, r, a, b);
        boolean both = !a.blank() && !b.blank();
        values.add("length", both ? Math.log((1.0 + a.joined.length()) / (1.0 + b.joined.length())) : Double.NaN);
        values.add("begin", both ? Numbers.prefix(a.begin, b.begin) : Double.NaN);
        values.add("blank", blank(a, b));
    }

    /** Of these cells, looking for what is missing in wider texts. */
    void add(Values values, int l, int r, Cell widerA, Cell widerB) {
        Cell a = left.get(l);
        Cell b = right.get(r);
        whole(l, r, widerA.joined, widerB.joined).addTo(values, "words");
        new Overlap(leftParts.get(l), rightParts.get(r), parts, widerA.joined, widerB.joined).addTo(values, "parts");
        new Identifiers(a.words.identifiers, b.words.identifiers, widerA.joined, widerB.joined).addTo(values);
        values.add("trigrams", Words.alike(a.words, b.words));
        numerics(values, widerA, widerB);
        measures(values, "measures", a, b);
    }

    private static void numerics(Values values, Cell a, Cell b) {
        long left = numerics(a, b, false);
        values.add("numeric.shared", numerics(a, b, true));
        values.add("numeric.left", left);
        values.add("numeric.right", numerics(b, a, false));
    }

    private static long numerics(Cell of, Cell in, boolean there) {
        return of.words.words.stream()
                .filter(word -> Words.numeric(word) && in.words.words.contains(word) == there)
                .count();
    }

    /** Units that both measure in: with a number in common, or with none. */
    static void measures(Values values, String name, Cell a, Cell b) {
        int agree = 0;
        int conflict = 0;
        for (Map.Entry<String, Set<String>> measure : a.measures.entrySet()) {
            Set<String> other = b.measures.get(measure.getKey());
            if (other != null) {
                boolean same = measure.getValue().stream().anyMatch(other::contains);
                agree += same ? 1 : 0;
                conflict += same ? 0 : 1;
            }
        }
        values.add(name + ".agree", agree);
        values.add(name + ".conflict", conflict);
    }
}
