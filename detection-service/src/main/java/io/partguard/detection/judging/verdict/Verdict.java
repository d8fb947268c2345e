package io.partguard.detection.judging.verdict;

/** What the goods offered are. {@code UNDECIDED} is not among them: it is a judgement of its own. */
public enum Verdict {
    /** The maker's goods, new, used or remanufactured by the maker, resold by anybody. */
    GENUINE,
    /** The maker's goods, first sold outside the buyer's exhaustion territory. */
    PARALLEL_IMPORT,
    /** Honest aftermarket: says "fits", carries its own brand, uses our numbers as references. */
    COMPATIBLE,
    /** Imitates number, name or look without using the mark. */
    COPYCAT,
    /** Uses the mark as if it were the origin. */
    COUNTERFEIT,
    /** The search was complete, nothing of ours, no protected mark. */
    NOT_OURS;

    /** Whether the verdict accuses a seller. */
    public boolean accuses() {
        return this == COPYCAT || this == COUNTERFEIT;
    }
}
