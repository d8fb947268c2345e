package io.partguard.catalog.lookup;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Results as files, a line each. */
public final class ResultFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> COLUMNS = List.of(
            "line",
            "ref",
            "number",
            "outcome",
            "route",
            "spelling",
            "alike",
            "partId",
            "brand",
            "partNumber",
            "name",
            "status",
            "replacedBy",
            "currentPartId",
            "code",
            "detail");

    private ResultFile() {}

    /** One JSON object a line. */
    public static String ndjson(List<LookupResult> results) {
        StringBuilder lines = new StringBuilder(results.size() * 250);
        results.forEach(result -> lines.append(JSON.writeValueAsString(result)).append('\n'));
        return lines.toString();
    }

    static LookupResult read(String line) {
        return JSON.readValue(line, LookupResult.class);
    }

    /** Takes results bit by bit; the header comes first even where there are none. */
    public static final class Csv implements AutoCloseable {
        private final CsvWriter csv;

        public Csv(OutputStream out) {
            this.csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            csv.writeRecord(COLUMNS);
        }

        public void add(LookupResult result) {
            List<String> replacedBy = result.replacedBy();
            csv.writeRecord(
                    Long.toString(result.line()),
                    cell(result.ref()),
                    cell(result.number()),
                    result.outcome().name(),
                    name(result.route()),
                    name(result.spelling()),
                    cell(result.alike()),
                    cell(result.partId()),
                    cell(result.brand()),
                    cell(result.partNumber()),
                    cell(result.name()),
                    cell(result.status()),
                    cell(replacedBy == null ? null : String.join(" | ", replacedBy)),
                    cell(result.currentPartId()),
                    cell(result.code()),
                    cell(result.detail()));
        }

        /** Writes what is still held back; the stream stays open, it is the answer's. */
        @Override
        public void close() throws IOException {
            csv.flush();
        }

        private static String name(@Nullable Enum<?> value) {
            return value == null ? "" : value.name();
        }

        /** What a spreadsheet would run as a formula gets an apostrophe in front. */
        private static String cell(@Nullable Object value) {
            String text = value == null ? "" : value.toString();
            return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        }
    }
}
