package io.partguard.tables;

/**
 * What a file may ask of us. A row beyond a limit is rejected by itself; only {@code rows} ends the reading.
 *
 * @param rowBytes longest row in bytes
 * @param rowLines most lines that one quoted CSV row may span, so that an unclosed quote costs one row, not the file
 * @param columns most columns of a row
 * @param valueChars longest value in characters
 * @param rows most rows of a file
 * @param listObjects whether an object that stands in a list of NDJSON is kept as one value, its JSON; otherwise it is
 *     not read
 */
public record Limits(int rowBytes, int rowLines, int columns, int valueChars, long rows, boolean listObjects) {

    public static final Limits DEFAULT = new Limits(1 << 20, 100, 512, 1 << 15, 500_000_000L);

    public Limits(int rowBytes, int rowLines, int columns, int valueChars, long rows) {
        this(rowBytes, rowLines, columns, valueChars, rows, false);
    }

    /** The same, with the objects in lists. */
    public Limits withListObjects() {
        return new Limits(rowBytes, rowLines, columns, valueChars, rows, true);
    }
}
