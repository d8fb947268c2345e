package io.partguard.detection.sellers;

import java.util.Map;

/**
 * Whether what two accounts share is enough to take them for one hand. Anything may be copied by a stranger once, and counts
 * only together with more. Contacts alone never are enough, however many: whoever writes a competitor's telephone number and
 * mail address into offers of their own would tie the competitor to what they do.
 */
public final class LinkRule {
    /** A mark that more accounts share is common property (a forwarder's number, a stock photo) and links nobody. */
    public static final int MOST_SHARERS = 8;

    /** Fewer parts in common are chance: everybody sells brake discs. */
    public static final int LEAST_PARTS = 8;
    /** Share of all parts of both accounts that both offer (Jaccard). */
    public static final double SAME_PARTS = .8;

    private static final double ENOUGH = .7;
    /** Both of a competitor's contacts are as easily written down as one. */
    private static final double CONTACT = .5;

    private static final double TEXT = .5;
    private static final double IMAGE = .35;
    private static final double PARTS = .35;
    /** More of one kind says little more. */
    private static final int COUNTED = 2;

    private LinkRule() {}

    /** @param shared how many marks of each kind both show; PART: 1 where the sets of parts are the same, BRAND is not asked */
    public static boolean joins(Map<TraceKind, Integer> shared) {
        return CONTACT * Math.min(1, counted(shared, TraceKind.CONTACT))
                        + TEXT * counted(shared, TraceKind.TEXT)
                        + IMAGE * counted(shared, TraceKind.IMAGE)
                        + PARTS * Math.min(1, counted(shared, TraceKind.PART))
                >= ENOUGH;
    }

    private static int counted(Map<TraceKind, Integer> shared, TraceKind kind) {
        return Math.min(COUNTED, shared.getOrDefault(kind, 0));
    }
}
