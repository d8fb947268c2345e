package io.partguard.catalog.search.box;

import io.partguard.catalog.index.IndexFields;
import java.util.Locale;

/** By what found parts can be counted and narrowed down. */
public enum Facet {
    BRAND(IndexFields.BRAND),
    FAMILY(IndexFields.FAMILY),
    STATUS(IndexFields.STATUS),
    /** Of a vehicle or machine that a part fits. */
    MAKE(IndexFields.MAKES),
    /** Counted where a make is asked for. */
    MODEL(IndexFields.MODELS);

    private final String field;

    Facet(String field) {
        this.field = field;
    }

    /** The index's field with its values. */
    String field() {
        return field;
    }

    /** Its name in requests and answers. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
