package io.partguard.catalog.search;

/** How a number that was asked for differs from ours; earlier ones are nearer. */
public enum Spelling {
    /** The same but for separators, case and homoglyphs. */
    EXACT,
    LEADING_ZERO,
    /** The letters in front are missing, on either side. */
    LOST_PREFIX,
    /** O for 0, I for 1 and the like. */
    LOOK_ALIKE,
    /** Its beginning alone. */
    PREFIX,
    /** Its end alone. */
    SUFFIX,
    /** One character wrong, missing or surplus, or two neighbours swapped. */
    EDIT_1
}
