package io.partguard.detection.models;

/** What a model may do. */
public enum ModelState {
    /** Nothing yet. */
    CANDIDATE,
    /** Judges beside the champion, shown to nobody as a verdict. */
    CHALLENGER,
    /** Judges. */
    CHAMPION,
    /** Nothing any more; it may come back. */
    RETIRED
}
