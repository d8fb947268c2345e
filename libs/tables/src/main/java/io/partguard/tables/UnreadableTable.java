package io.partguard.tables;

import org.jspecify.annotations.Nullable;

/** The file as a whole cannot be read under this mapping; no row was. */
public final class UnreadableTable extends Exception {
    private static final long serialVersionUID = 1L;

    private final RowError error;

    public UnreadableTable(long line, @Nullable String column, @Nullable String value, String code, String detail) {
        super(detail);
        this.error = new RowError(line, column, value, code, detail);
    }

    public RowError error() {
        return error;
    }
}
