package io.partguard.tables;

/** A row that cannot be taken apart. */
final class BadRow extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    BadRow(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
