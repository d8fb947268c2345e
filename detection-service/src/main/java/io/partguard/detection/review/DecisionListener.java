package io.partguard.detection.review;

/** Hears of decisions. What it writes exists exactly if the decision does. */
public interface DecisionListener {

    /** In the decision's transaction, after it. @param decided as it is now, with the listings it shows */
    void decided(String tenant, ReviewCase decided, DecisionSource source);
}
