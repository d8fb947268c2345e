package io.partguard.tables;

import io.partguard.tables.Mapping.Format;
import io.partguard.tables.Mapping.Source;
import io.partguard.tables.RecordFramer.Framed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table row by row under a mapping. What cannot be read is named with line, column, value and code; the rest
 * goes through. Memory does not grow with the file. A file of {@link RejectedRows} that somebody mended is read as the
 * file it came from.
 */
public final class TableReader {
    private final Mapping mapping;
    private final Limits limits;
    private final RawRowSink sink;
    private final Map<String, String> usualColumns;
    private final JsonRow json;
    private final CsvRow csv;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final Set<String> mappedColumns = new HashSet<>();
    private List<String> columns = List.of();
    /** Whether the file is one of {@link RejectedRows}, mended: with errors behind its own columns. */
    private boolean mended;

    private TableReader(Mapping mapping, Limits limits, RawRowSink sink) {
        this.mapping = mapping;
        this.limits = limits;
        this.sink = sink;
        this.usualColumns = usualColumns(mapping);
        this.json = new JsonRow(limits, mappedColumns::contains);
        this.csv = new CsvRow(mapping.separator(), limits);
        mapping.fields().values().forEach(source -> mappedColumns.addAll(source.columns()));
    }

    /**
     * Reads to the end of the stream.
     *
     * @throws UnreadableTable where no row can be read: no header, a column of the mapping that the file does not have,
     *     more rows than allowed
     * @throws IOException from the stream or the sink
     */
    public static void read(InputStream in, Mapping mapping, Limits limits, RowSink sink)
            throws IOException, UnreadableTable {
        cut(in, mapping, limits, new RawRowSink() {
            @Override
            public void columns(List<String> columns) throws IOException {
                sink.columns(columns);
            }

            @Override
            public void row(RawRow row) throws IOException {
                row.read(sink);
            }
        });
    }

    /**
     * Cuts the stream into rows and leaves it to the caller which of them to read, and when. Rows are read by one thread
     * at a time.
     *
     * @throws UnreadableTable as {@link #read} does
     * @throws IOException from the stream or the sink
     */
    public static void cut(InputStream in, Mapping mapping, Limits limits, RawRowSink sink)
            throws IOException, UnreadableTable {
        new TableReader(mapping, limits, sink).readAll(in);
    }

    private void readAll(InputStream in) throws IOException, UnreadableTable {
        RecordFramer framer = new RecordFramer(in, limits, mapping.format() == Format.CSV ? mapping.separator() : -1);
        Framed first = null;
        if (mapping.format() == Format.CSV) {
            first = columns(framer);
            checkColumns();
            sink.columns(columns);
        }
        long rows = 0;
        for (Framed framed = first == null ? framer.next() : first; framed != null; framed = framer.next()) {
            if (++rows > limits.rows()) {
                throw new UnreadableTable(framed.line(), null, null, "TOO_MANY_ROWS", "at most " + limits.rows());
            }
            sink.row(new RawRow(framed, this, !mended));
        }
    }

    /** @return the first row, where it had to be looked at */
    private @Nullable Framed columns(RecordFramer framer) throws IOException, UnreadableTable {
        List<String> errors = RejectedRows.ERROR_COLUMNS;
        if (mapping.header()) {
            List<String> header = header(framer.next());
            mended = header.size() > errors.size()
                    && header.subList(header.size() - errors.size(), header.size())
                            .equals(errors);
            columns = mended ? header.subList(0, header.size() - errors.size()) : header;
            return null;
        }
        columns = mapping.columns();
        Framed first = framer.next();
        List<String> titles = new ArrayList<>(columns);
        titles.addAll(errors);
        mended = first != null && first.fault() == null && isRow(first, titles);
        return mended ? null : first;
    }

    private boolean isRow(Framed framed, List<String> cells) {
        String text = strict(framed.bytes());
        try {
            return text != null && csv.read(text).equals(cells);
        } catch (BadRow bad) {
            return false;
        }
    }

    void read(Framed framed, RowSink sink) throws IOException {
        String text = strict(framed.bytes());
        String shown = text != null ? text : new String(framed.bytes(), StandardCharsets.UTF_8);
        if (framed.fault() != null) {
            boolean whole = !framed.fault().equals("ROW_TOO_LONG");
            String detail =
                    whole ? "a quote is opened and never closed" : "longer than " + limits.rowBytes() + " bytes";
            sink.error(new RowError(framed.line(), null, shown, framed.fault(), detail), whole ? shown : null);
            return;
        }
        try {
            Map<String, List<String>> cells = cells(shown);
            RowError damage = damage(framed.line(), text == null, shown, cells);
            if (damage != null) {
                sink.error(damage, shown);
            } else {
                sink.row(map(framed.line(), shown, cells));
            }
        } catch (BadRow bad) {
            String code = text == null ? "INVALID_UTF8" : bad.code();
            String value = bad.column() == null ? shown : null;
            sink.error(new RowError(framed.line(), bad.column(), value, code, String.valueOf(bad.getMessage())), shown);
        }
    }

    private Map<String, List<String>> cells(String text) throws BadRow {
        if (mapping.format() == Format.NDJSON) {
            return json.read(text);
        }
        List<String> cells = csv.read(text);
        if (mended) {
            int own = cells.size() - RejectedRows.ERROR_COLUMNS.size();
            cells = (own == columns.size() ? cells.subList(0, own) : cells)
                    .stream().map(RejectedRows::original).toList();
        }
        if (cells.size() != columns.size()) {
            throw new BadRow(
                    "WRONG_COLUMN_COUNT", "has " + cells.size() + " columns where " + columns.size() + " are expected");
        }
        Map<String, List<String>> named = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            named.put(columns.get(i), List.of(cells.get(i)));
        }
        return named;
    }

    /** The first value that no reader could trust: bytes that are no UTF-8, a NUL, too long, under an unknown name. */
    private @Nullable RowError damage(long line, boolean notUtf8, String text, Map<String, List<String>> cells) {
        for (Map.Entry<String, List<String>> cell : cells.entrySet()) {
            String column = cell.getKey();
            for (String value : cell.getValue()) {
                if (notUtf8 && value.indexOf('\uFFFD') >= 0) {
                    return new RowError(line, column, value, "INVALID_UTF8", "has bytes that are not UTF-8");
                }
                if (value.indexOf('\0') >= 0) {
                    return new RowError(line, column, value, "INVALID_CHARACTER", "has a NUL");
                }
                if (hasHalfACharacter(value)) {
                    return new RowError(line, column, value, "INVALID_CHARACTER", "has half a surrogate pair");
                }
                if (value.length() > limits.valueChars()) {
                    String detail = "longer than " + limits.valueChars() + " characters";
                    return new RowError(line, column, value, "VALUE_TOO_LONG", detail);
                }
            }
            if (mapping.strict() && mapping.format() == Format.NDJSON && !mappedColumns.contains(column)) {
                String value =
                        cell.getValue().isEmpty() ? null : cell.getValue().getFirst();
                return new RowError(line, column, value, "UNKNOWN_FIELD", "is no field of ours; name it in a mapping");
            }
        }
        return notUtf8 ? new RowError(line, null, text, "INVALID_UTF8", "has bytes that are not UTF-8") : null;
    }

    /** JSON can write {@code "\\ud800"} alone, which no encoding of text can carry on. */
    private static boolean hasHalfACharacter(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == value.length()
                        || !Character.isLowSurrogate(value.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private Row map(long line, String raw, Map<String, List<String>> cells) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Map<String, String> takenFrom = usualColumns;
        for (Map.Entry<String, Source> entry : mapping.fields().entrySet()) {
            String field = entry.getKey();
            Source source = entry.getValue();
            String column = null;
            List<String> found = List.of();
            for (int i = 0; found.isEmpty() && i < source.columns().size(); i++) {
                column = source.columns().get(i);
                found = clean(cells.getOrDefault(column, List.of()), source);
            }
            if (column != null && !found.isEmpty()) {
                values.put(field, found);
                if (!column.equals(takenFrom.get(field))) {
                    takenFrom = takenFrom == usualColumns ? new HashMap<>(usualColumns) : takenFrom;
                    takenFrom.put(field, column);
                }
            } else if (source.constant() != null) {
                values.put(field, List.of(source.constant()));
            }
        }
        return new Row(line, raw, values, takenFrom);
    }

    /** The columns that fields are taken from where the first of several has a value. */
    private static Map<String, String> usualColumns(Mapping mapping) {
        Map<String, String> columns = new HashMap<>();
        mapping.fields()
                .forEach((field, source) -> columns.put(
                        field,
                        source.columns().isEmpty() ? field : source.columns().getFirst()));
        return Map.copyOf(columns);
    }

    private List<String> clean(List<String> found, Source source) {
        String split = mapping.format() == Format.CSV ? source.split() : null;
        if (found.isEmpty()) {
            return List.of();
        }
        if (split == null && found.size() == 1) {
            String value = found.getFirst().strip();
            return value.isEmpty() ? List.of() : List.of(value);
        }
        List<String> kept = new ArrayList<>(found.size());
        for (String value : found) {
            for (String piece : split == null ? new String[] {value} : split(value, split)) {
                String stripped = piece.strip();
                if (!stripped.isEmpty()) {
                    kept.add(stripped);
                }
            }
        }
        return List.copyOf(kept);
    }

    private static String[] split(String value, String by) {
        return value.split(java.util.regex.Pattern.quote(by));
    }

    private List<String> header(@Nullable Framed first) throws UnreadableTable {
        if (first == null) {
            throw new UnreadableTable(1, null, null, "EMPTY_FILE", "the file has no header line");
        }
        String text = strict(first.bytes());
        if (first.fault() != null || text == null) {
            String code = text == null ? "INVALID_UTF8" : String.valueOf(first.fault());
            throw new UnreadableTable(first.line(), null, null, code, "the header line cannot be read");
        }
        if (text.indexOf('\0') >= 0) {
            String detail = "the header line has a NUL; a table is UTF-8 text";
            throw new UnreadableTable(first.line(), null, text, "INVALID_CHARACTER", detail);
        }
        try {
            return csv.read(text).stream().map(String::strip).toList();
        } catch (BadRow bad) {
            throw new UnreadableTable(first.line(), null, text, bad.code(), "the header line cannot be read");
        }
    }

    private void checkColumns() throws UnreadableTable {
        Set<String> there = new HashSet<>();
        for (String column : columns) {
            // Spreadsheets end rows with empty columns; what has no name is no field.
            if (!there.add(column) && !column.isEmpty()) {
                throw new UnreadableTable(1, column, null, "DOUBLED_COLUMN", "two columns are called " + column);
            }
        }
        if (mapping.strict()) {
            for (String column : columns) {
                if (!column.isEmpty() && !mappedColumns.contains(column)) {
                    throw new UnreadableTable(
                            1,
                            column,
                            null,
                            "UNKNOWN_COLUMN",
                            column + " is not one of " + String.join(", ", new TreeSet<>(mappedColumns))
                                    + "; name it in a mapping");
                }
            }
            return;
        }
        for (String column : new TreeSet<>(mappedColumns)) {
            if (!there.contains(column)) {
                throw new UnreadableTable(
                        1,
                        column,
                        null,
                        "MISSING_COLUMN",
                        "the mapping names the column " + column + ", the file has " + String.join(", ", columns));
            }
        }
    }

    private @Nullable String strict(byte[] bytes) {
        try {
            return utf8.decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
