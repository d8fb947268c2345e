package io.partguard.tables;

import org.jspecify.annotations.Nullable;

/** A row that cannot be taken apart. */
final class BadRow extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final @Nullable String column;

    BadRow(String code, String detail) {
        this(code, null, detail);
    }

    /** @param column what in the row is meant; null: all of it */
    BadRow(String code, @Nullable String column, String detail) {
        super(detail, null, false, false);
        this.code = code;
        this.column = column;
    }

    @Nullable String column() {
        return column;
    }

    String code() {
        return code;
    }
}
