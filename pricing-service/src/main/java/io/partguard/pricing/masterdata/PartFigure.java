package io.partguard.pricing.masterdata;

/** What is known of a part in a region beside its price. */
public enum PartFigure {
    /** What the part cost its maker or importer, by which margins are reckoned. */
    COST,
    /** What it has cost when it is in the importer's store: purchase, freight, insurance, duty. */
    LANDED_COST,
    /** Pieces sold in twelve months, from 0. */
    UNITS_A_YEAR;

    public boolean isMoney() {
        return this != UNITS_A_YEAR;
    }
}
