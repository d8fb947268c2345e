package io.partguard.detection.judging.matching;

/** What two cells share of a column's words, and what each has alone, weighted by how rare the words are. */
final class Overlap {
    /** A word this long that stands somewhere in the other's letters is no word of its own. */
    private static final int TELLING = 4;

    private final Vocabulary vocabulary;
    private final Side left;
    private final Side right;
    private double square;
    private double topShared;
    private int count;

    private static final class Side {
        double weight;
        double square;
        double alone;
        double top;

        void has(double rarity, boolean alone) {
            weight += rarity;
            square += rarity * rarity;
            if (alone) {
                this.alone += rarity;
                top = Math.max(top, rarity);
            }
        }

        double share() {
            return weight == 0 ? 0 : 1 - alone / weight;
        }
    }

    /**
     * @param a words by number, in rising order
     * @param inA all letters and digits of the text that a word of the other side may be hidden in
     */
    Overlap(int[] a, int[] b, Vocabulary vocabulary, String inA, String inB) {
        this.vocabulary = vocabulary;
        this.left = new Side();
        this.right = new Side();
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            int order = i == a.length ? 1 : j == b.length ? -1 : Integer.compare(a[i], b[j]);
            if (order == 0) {
                both(vocabulary.rarity(a[i]));
            } else if (order < 0) {
                one(left, a[i], inB);
            } else {
                one(right, b[j], inA);
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }

    private void both(double rarity) {
        count++;
        square += rarity * rarity;
        topShared = Math.max(topShared, rarity);
        left.has(rarity, false);
        right.has(rarity, false);
    }

    private void one(Side side, int word, String other) {
        String written = vocabulary.written(word);
        side.has(vocabulary.rarity(word), written.length() < TELLING || !other.contains(written));
    }

    /** Share of the weight of both that is not one's alone, 0 to 1. */
    double jaccard() {
        double shared = left.weight - left.alone;
        double all = shared + left.alone + right.alone;
        return all == 0 ? 0 : shared / all;
    }

    double cosine() {
        double norm = Math.sqrt(left.square * right.square);
        return norm == 0 ? 0 : square / norm;
    }

    double topShared() {
        return topShared;
    }

    void addTo(Values values, String kind) {
        values.add(kind + ".cosine", cosine());
        values.add(kind + ".jaccard", jaccard());
        values.add(kind + ".of.left", left.share());
        values.add(kind + ".of.right", right.share());
        values.add(kind + ".top.shared", topShared);
        values.add(kind + ".top.left", left.top);
        values.add(kind + ".top.right", right.top);
        values.add(kind + ".alone.left", left.alone);
        values.add(kind + ".alone.right", right.alone);
        values.add(kind + ".shared", count);
    }
}
