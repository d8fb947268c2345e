package io.partguard.catalog.importing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** What a session did to each part it touched: the documents before and after. */
@Component
public class ImportChanges {
    private static final int PAGE = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ImportChanges(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Change(
            long no,
            String partId,
            String brand,
            int revision,
            @Nullable String before,
            @Nullable String after) {

        String kind() {
            return before == null ? "CREATED" : after == null ? "REMOVED" : "CHANGED";
        }
    }

    /** One line of NDJSON a part, read page by page. */
    public void write(String importId, OutputStream out) throws IOException {
        long last = -1;
        List<Change> page;
        do {
            page = page(importId, last);
            StringBuilder lines = new StringBuilder();
            for (Change change : page) {
                lines.append(line(change)).append('\n');
                last = change.no();
            }
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        } while (page.size() == PAGE);
        out.flush();
    }

    /** Documents are kept as JSON text and go out as they are. */
    private String line(Change change) {
        java.io.StringWriter line = new java.io.StringWriter();
        try (JsonGenerator generator = json.createGenerator(line)) {
            generator.writeStartObject();
            generator.writeStringProperty("change", change.kind());
            generator.writeStringProperty("partId", change.partId());
            generator.writeStringProperty("brand", change.brand());
            generator.writeNumberProperty("revision", change.revision());
            raw(generator, "before", change.before());
            raw(generator, "after", change.after());
            generator.writeEndObject();
        }
        return line.toString();
    }

    private static void raw(JsonGenerator generator, String name, @Nullable String document) {
        if (document != null) {
            generator.writeName(name);
            generator.writeRawValue(document);
        }
    }

    /** What came after a change is what the next one found before it, else what the part is now. */
    private List<Change> page(String importId, long after) {
        return jdbc.sql("""
                        SELECT r.part_no, p.id, b.name, r.revision, r.before,
                          CASE WHEN r.removed THEN NULL WHEN n.revision IS NULL THEN p.document ELSE n.before END
                        FROM part_revision r JOIN part p ON p.no = r.part_no JOIN brand b ON b.id = p.brand_id
                        LEFT JOIN part_revision n ON n.part_no = r.part_no AND n.revision = r.revision + 1
                        WHERE r.import_id = ? AND r.part_no > ? ORDER BY r.part_no LIMIT ?
                        """)
                .param(importId)
                .param(after)
                .param(PAGE)
                .query((row, n) -> new Change(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }
}
