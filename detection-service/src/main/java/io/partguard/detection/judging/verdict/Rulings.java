package io.partguard.detection.judging.verdict;

import static io.partguard.detection.judging.verdict.Verdict.COMPATIBLE;
import static io.partguard.detection.judging.verdict.Verdict.COPYCAT;
import static io.partguard.detection.judging.verdict.Verdict.COUNTERFEIT;
import static io.partguard.detection.judging.verdict.Verdict.GENUINE;
import static io.partguard.detection.judging.verdict.Verdict.NOT_OURS;
import static io.partguard.detection.judging.verdict.Verdict.PARALLEL_IMPORT;

import io.partguard.detection.judging.signal.Facts;
import io.partguard.detection.judging.signal.Territory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the law and our own published policy decide before any model does. Each ruling names its source; one that strikes
 * nothing is a flag or a note for people.
 */
public final class Rulings {
    /** Part of every detection's basis; changes with any rule below. */
    public static final String VERSION = "rulings-3";

    private static final Ruling NOTHING_OF_OURS = new Ruling(
            "NOTHING_OF_OURS",
            EnumSet.of(GENUINE, PARALLEL_IMPORT, COMPATIBLE, COPYCAT, COUNTERFEIT),
            "Partguard policy: the search was complete, no part fits and no protected mark is used");
    private static final Ruling OURS = new Ruling(
            "MARK_OR_PART_NAMED", EnumSet.of(NOT_OURS), "Partguard policy: a part or a mark of ours is named");
    private static final Ruling NEEDS_MARK = new Ruling(
            "COUNTERFEIT_NEEDS_THE_MARK",
            EnumSet.of(COUNTERFEIT),
            "Regulation (EU) 2017/1001, Article 9(2); TRIPS, footnote 14 to Article 51");
    private static final Ruling REFERENTIAL = new Ruling(
            "REFERENTIAL_USE",
            EnumSet.of(COUNTERFEIT),
            "Regulation (EU) 2017/1001, Article 14(1)(c); CJEU C-228/03 (Gillette)");
    private static final Ruling NO_ORIGIN = new Ruling(
            "NO_EVIDENCE_OF_OUTSIDE_ORIGIN",
            EnumSet.of(PARALLEL_IMPORT),
            "Regulation (EU) 2017/1001, Article 15; CJEU C-355/96 (Silhouette)");
    private static final Ruling NOTHING_BUT_PRICE = new Ruling(
            "NOTHING_BUT_PRICE",
            EnumSet.of(COPYCAT, COUNTERFEIT),
            "Partguard policy: no accusation without an identity, mark, wording, origin or seller signal");
    private static final Ruling PART_UNKNOWN = new Ruling(
            "PART_UNKNOWN",
            Set.of(),
            "Partguard policy: a mark of ours is named and no part of the catalogue matches; the verdict rests on the use of"
                    + " the mark alone and confirms no part");
    private static final Ruling CARRIES_SIGN =
            new Ruling("PART_CARRIES_THE_SIGN", Set.of(), "CJEU C-334/22 (Audi): for a person to look at");
    private static final Ruling CROSS_BORDER =
            new Ruling("CROSS_BORDER", Set.of(), "Regulation (EU) 2017/1001, Article 15: sold within one territory");

    private Rulings() {}

    /** In order of weight; together they never strike out every verdict. */
    public static List<Ruling> on(Facts facts) {
        List<Ruling> rulings = new ArrayList<>();
        boolean marked = facts.brands().marked();
        if (!facts.matched() && !marked && facts.imitated() == null) {
            return List.of(NOTHING_OF_OURS);
        }
        if (facts.matched() || marked) {
            rulings.add(OURS);
        }
        if (!facts.matched()) {
            rulings.add(PART_UNKNOWN);
        }
        if (facts.brands().referentialOnly()) {
            rulings.add(REFERENTIAL);
        } else if (!facts.brands().usedAsOrigin()) {
            rulings.add(NEEDS_MARK);
        }
        if (!facts.outsideOrigin()) {
            rulings.add(NO_ORIGIN);
        }
        if (!facts.suspicion()) {
            rulings.add(NOTHING_BUT_PRICE);
        }
        if (facts.matched()
                && facts.brandBearing()
                && facts.brands().referentialOnly()
                && Territory.inEuropeanUnion(facts.country())) {
            rulings.add(CARRIES_SIGN);
        }
        if (facts.shipsFrom() == Territory.SAME_TERRITORY) {
            rulings.add(CROSS_BORDER);
        }
        return List.copyOf(rulings);
    }
}
