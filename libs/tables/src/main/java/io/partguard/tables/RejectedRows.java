package io.partguard.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
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
    /** What is added to a row of NDJSON. */
    public static final String ERRORS_FIELD = "_errors";
    /** Where a row of NDJSON stands that is no JSON object. */
    public static final String RAW_FIELD = "_raw";

    private static final String BETWEEN = " | ";

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
     * {@link #ERROR_COLUMNS}; one line a row, several errors of one row side by side. Mended, it can be read again: see
     * {@link TableReader}. Cells that a spreadsheet would run as a formula get a leading apostrophe; numbers are left
     * alone.
     *
     * @param columns of the rejected file
     * @param csv stays open
     */
    public static void toCsv(InputStream stored, List<String> columns, Mapping mapping, OutputStream csv)
            throws IOException {
        CsvRow cells = new CsvRow(mapping.separator(), Limits.DEFAULT);
        CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(mapping.separator())
                .build(new OutputStreamWriter(csv, StandardCharsets.UTF_8));
        List<String> header = new ArrayList<>(columns);
        header.addAll(ERROR_COLUMNS);
        writer.writeRecord(header);
        eachRow(stored, errors -> {
            List<String> row = own(cells, errors.getFirst(), columns.size());
            row.add(errors.getFirst().get("line"));
            for (String name : List.of("column", "value", "code", "detail")) {
                row.add(neutral(errors.stream()
                        .map(error -> error.getOrDefault(name, ""))
                        .collect(Collectors.joining(BETWEEN))));
            }
            writer.writeRecord(row);
        });
        writer.flush();
    }

    /**
     * Turns what was written into NDJSON of the rejected file's own form: each row with its errors in
     * {@link #ERRORS_FIELD}, which {@link TableReader} reads over. A row that is no JSON object stands in
     * {@link #RAW_FIELD}.
     *
     * @param ndjson stays open
     */
    public static void toNdjson(InputStream stored, OutputStream ndjson) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .rootValueSeparator("\n")
                .build();
        Writer out = new OutputStreamWriter(ndjson, StandardCharsets.UTF_8);
        eachRow(stored, errors -> {
            String raw = errors.getFirst().get("raw");
            String row = raw == null ? null : withErrors(factory, raw, errors);
            if (row == null) {
                row = rawWithErrors(factory, raw, errors);
            }
            out.write(row);
            out.write('\n');
        });
        out.flush();
    }

    /** @return null where the row is no JSON object */
    private static @Nullable String withErrors(JsonFactory factory, String raw, List<Map<String, String>> errors) {
        StringWriter row = new StringWriter();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), raw);
                JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), row)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            json.writeStartObject();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                if (parser.currentName().equals(ERRORS_FIELD)) {
                    parser.nextToken();
                    parser.skipChildren();
                } else {
                    json.writeName(parser.currentName());
                    parser.nextToken();
                    // Numbers as they are written: 1.50 stays 1.50.
                    json.copyCurrentStructureExact(parser);
                }
            }
            if (parser.nextToken() != null) {
                return null;
            }
            errors(json, errors);
            json.writeEndObject();
        } catch (JacksonException e) {
            return null;
        }
        return row.toString();
    }

    private static String rawWithErrors(JsonFactory factory, @Nullable String raw, List<Map<String, String>> errors) {
        StringWriter row = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), row)) {
            json.writeStartObject();
            if (raw != null) {
                json.writeStringProperty(RAW_FIELD, raw);
            }
            errors(json, errors);
            json.writeEndObject();
        }
        return row.toString();
    }

    private static void errors(JsonGenerator json, List<Map<String, String>> errors) {
        json.writeArrayPropertyStart(ERRORS_FIELD);
        for (Map<String, String> error : errors) {
            json.writeStartObject();
            json.writeName("line");
            json.writeNumber(error.getOrDefault("line", "0"));
            for (String name : List.of("column", "value", "code", "detail")) {
                if (error.containsKey(name)) {
                    json.writeStringProperty(name, error.get(name));
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private interface RowErrors {
        void accept(List<Map<String, String>> errors) throws IOException;
    }

    /** All errors of one row at a time: they stand one behind the other, under its line. */
    private static void eachRow(InputStream stored, RowErrors rows) throws IOException {
        Limits limits = Limits.DEFAULT;
        JsonRow json =
                new JsonRow(new Limits(limits.rowBytes(), 1, limits.columns(), limits.rowBytes() * 2, 0), path -> true);
        BufferedReader lines = new BufferedReader(new InputStreamReader(stored, StandardCharsets.UTF_8));
        List<Map<String, String>> errors = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isBlank()) {
                continue;
            }
            Map<String, String> error = new LinkedHashMap<>();
            read(json, line).forEach((name, values) -> values.forEach(value -> error.put(name, value)));
            if (!errors.isEmpty() && !Objects.equals(errors.getFirst().get("line"), error.get("line"))) {
                rows.accept(errors);
                errors.clear();
            }
            errors.add(error);
        }
        if (!errors.isEmpty()) {
            rows.accept(errors);
        }
    }

    private static Map<String, List<String>> read(JsonRow json, String line) throws IOException {
        try {
            return json.read(line);
        } catch (BadRow bad) {
            throw new IOException("our own file of rejected rows is damaged: " + bad.getMessage(), bad);
        }
    }

    /** The row's own cells, as many as there are columns; a row that cannot be cut stands whole in the first. */
    private static List<String> own(CsvRow cells, Map<String, String> entry, int columns) {
        List<String> found;
        String raw = entry.getOrDefault("raw", "");
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
        return startsFormula(cell, 0) || isNeutralised(cell) ? "'" + cell : cell;
    }

    /** What {@link #neutral} made of it taken back. */
    static String original(String cell) {
        return isNeutralised(cell) ? cell.substring(1) : cell;
    }

    /** One apostrophe or more, and then the beginning of a formula. */
    private static boolean isNeutralised(String cell) {
        int from = 0;
        while (from < cell.length() && cell.charAt(from) == '\'') {
            from++;
        }
        return from > 0 && startsFormula(cell, from);
    }

    private static boolean startsFormula(String cell, int from) {
        return from < cell.length() && "=+-@\t\r".indexOf(cell.charAt(from)) >= 0 && !isNumber(cell.substring(from));
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
