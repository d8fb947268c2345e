package io.partguard.bench.catalogue;

/**
 * What became of the questions of one kind.
 *
 * @param asked questions that equal no other issued number
 * @param first where the number meant came first
 * @param five where it was among the first five
 * @param ceiling what the best guess among all numbers that the same slip makes into this question would reach at first
 *     place: where three issued numbers lie one wrong digit away, nobody can know which was meant
 * @param issued questions that are another issued number: that one is the right answer
 * @param issuedExact of these, answered with that number first, as EXACT
 */
record LadderTally(int asked, int first, int five, double ceiling, int issued, int issuedExact) {
    static final LadderTally NONE = new LadderTally(0, 0, 0, 0, 0, 0);

    LadderTally and(LadderTally other) {
        return new LadderTally(
                asked + other.asked,
                first + other.first,
                five + other.five,
                ceiling + other.ceiling,
                issued + other.issued,
                issuedExact + other.issuedExact);
    }

    double top1() {
        return first / (double) asked;
    }

    double top5() {
        return five / (double) asked;
    }

    double possible() {
        return ceiling / asked;
    }
}
