package io.partguard.detection.judging.brand;

/** What a phrase of a listing says about the goods. */
public enum Marker {
    /** Before a mark: the goods fit it. */
    FITMENT,
    /** Behind a mark: the goods fit it. */
    FITMENT_AFTER,
    /** What follows, or stands before, is a reference and no claim of origin. */
    REFERENCE,
    /** Claims that the goods are the maker's. */
    GENUINE,
    /** Admits or praises a likeness: replica, 1:1, same design. */
    COPY,
    /** Says that the goods are not the maker's, honestly. */
    AFTERMARKET,
    /** A label behind which the maker's name stands. */
    MAKER_LABEL,
    /** First sold elsewhere: grey import, no local warranty. */
    IMPORT,
    /** Asks to deal outside of the marketplace. */
    CONTACT,
    NEW,
    USED,
    REMANUFACTURED,
    /** Too good: surplus, factory outlet, only today. */
    LURE
}
