package io.partguard.catalog.index;

/** The names of the index's fields. Every form of a number is made by {@link io.partguard.identity.PartNumber} alone. */
public final class IndexFields {
    /** The record's number of the part and its revision: all that a search brings back. */
    public static final String NO = "no";

    public static final String REVISION = "revision";

    public static final String BRAND = "brand";
    public static final String FAMILY = "family";
    public static final String STATUS = "status";
    /** Where it is sold; none: everywhere. */
    public static final String REGIONS = "regions";

    /** What it fits, as it is shown: {@code Saturn} and {@code Saturn Vue}. */
    public static final String MAKES = "makes";

    public static final String MODELS = "models";

    public static final String IDENTITY = "identity";
    public static final String NORMALIZED = "normalized";
    public static final String WITHOUT_LEADING_ZEROS = "withoutLeadingZeros";
    public static final String WITHOUT_PREFIX = "withoutPrefix";
    public static final String FOLDED = "folded";
    /** {@link #NORMALIZED} backwards, so that an end of a number can be asked for as a beginning. */
    public static final String REVERSED = "reversed";

    public static final String EDIT_KEYS = "editKeys";
    public static final String GTIN = "gtin";
    /** Folded forms of OE numbers and of interchanges. */
    public static final String OE_NUMBERS = "oeNumbers";

    public static final String INTERCHANGES = "interchanges";

    /** The name, and the family, as words without their plural. */
    public static final String NAME = "name";

    public static final String FAMILY_WORDS = "familyWords";

    /** Brand, number, name, family and description as words. */
    public static final String TEXT = "text";
    /** Names in other languages as words, and descriptions in other languages. */
    public static final String NAMES = "names";

    public static final String DESCRIPTIONS = "descriptions";
    /** {@link Codes}, blank-separated. */
    public static final String CODES = "codes";

    private IndexFields() {}
}
