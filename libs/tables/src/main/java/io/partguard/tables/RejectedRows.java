package io.partguard.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The rows that were not taken, with their errors: written as NDJSON while a file is read, and handed back in the form
 * of the file with the errors beside each row.
 */
public final class RejectedRows implements Closeable {
    /** What is added behind a row's own columns. */
    public static final List<String> ERROR_COLUMNS =
            List.of("error_line", "error_column", "error_value", "error_code", "error_detail");

    private final Writer out;
    private final JsonGenerator json;

    /** @param out is closed with this */
    public RejectedRows(OutputStream out) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.json = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .rootValueSeparator("\n")
                .build()
                .createGenerator(ObjectWriteContext.empty(), this.out);
    }

    /** @param raw the row as it stands in the file; null where it was too long to keep */
    public void add(RowError error, @Nullable String raw) {
        add(List.of(error), raw);
    }

    /** All errors of one row; the first gives the row its line. */
    public void add(List<RowError> errors, @Nullable String raw) {
        for (RowError error : errors) {
            json.writeStartObject();
            json.writeNumberProperty("line", error.line());
            write("column", error.column());
            write("value", error.value());
            write("code", error.code());
            write("detail", error.detail());
            write("raw", raw);
            json.writeEndObject();
        }
    }

    private void write(String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
        out.write('\n');
        out.close();
    }

    /**
     * Turns what was written into a CSV file of the rejected file's own form: its columns, then
     * {@link #ERROR_COLUMNS}; one line an error. Cells that a spreadsheet would run as a formula get a leading
     * apostrophe; numbers are left alone.
     *
     * @param columns of the rejected file
     * @param csv stays open
     */
    public static void toCsv(InputStream stored, List<String> columns, Mapping mapping, OutputStream csv)
            throws IOException {
        Limits limits = Limits.DEFAULT;
        JsonRow json =
                new JsonRow(new Limits(limits.rowBytes(), 1, limits.columns(), limits.rowBytes() * 2, 0), path -> true);
        CsvRow cells = new CsvRow(mapping.separator(), limits);
        BufferedReader lines = new BufferedReader(new InputStreamReader(stored, StandardCharsets.UTF_8));
        CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(mapping.separator())
                .build(new OutputStreamWriter(csv, StandardCharsets.UTF_8));
        List<String> header = new ArrayList<>(columns);
        header.addAll(ERROR_COLUMNS);
        writer.writeRecord(header);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                Map<String, List<String>> entry = read(json, line);
                List<String> row = own(cells, entry, columns.size());
                for (String name : List.of("line", "column", "value", "code", "detail")) {
                    row.add(neutral(entry.getOrDefault(name, List.of("")).getFirst()));
                }
                writer.writeRecord(row);
            }
        }
        writer.flush();
    }

    private static Map<String, List<String>> read(JsonRow json, String line) throws IOException {
        try {
            return json.read(line);
        } catch (BadRow bad) {
            throw new IOException("our own file of rejected rows is damaged: " + bad.getMessage(), bad);
        }
    }

    /** The row's own cells, as many as there are columns; a row that cannot be cut stands whole in the first. */
    private static List<String> own(CsvRow cells, Map<String, List<String>> entry, int columns) {
        List<String> found;
        String raw = entry.getOrDefault("raw", List.of("")).getFirst();
        try {
            found = cells.read(raw);
        } catch (BadRow bad) {
            found = List.of(raw);
        }
        if (found.size() > columns) {
            found = List.of(raw);
        }
        List<String> row = found.stream().map(RejectedRows::neutral).collect(Collectors.toCollection(ArrayList::new));
        while (row.size() < columns) {
            row.add("");
        }
        return row;
    }

    /** A cell that no spreadsheet takes for a formula. */
    public static String neutral(String cell) {
        if (cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0 || isNumber(cell)) {
            return cell;
        }
        return "'" + cell;
    }

    private static boolean isNumber(String cell) {
        boolean digit = false;
        for (int i = cell.charAt(0) == '-' || cell.charAt(0) == '+' ? 1 : 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c >= '0' && c <= '9') {
                digit = true;
            } else if (c != '.' && c != ',') {
                return false;
            }
        }
        return digit;
    }
}
