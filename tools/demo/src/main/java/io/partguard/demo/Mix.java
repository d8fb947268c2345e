package io.partguard.demo;

/** Shares of the classes in the feed; they need not add up to 1. */
public record Mix(
        double genuine, double parallelImport, double compatible, double copycat, double counterfeit, double notOurs) {
    /** Mostly goods that are none of ours, 3 per cent fakes. */
    public static final Mix DEFAULT = new Mix(.145, .02, .185, .012, .018, .62);
    /** For training: every class often enough to learn from. To be weighted back to a real feed's shares. */
    public static final Mix BALANCED = new Mix(.18, .10, .22, .12, .18, .20);
}
