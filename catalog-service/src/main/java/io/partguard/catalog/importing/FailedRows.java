package io.partguard.catalog.importing;

import io.partguard.catalog.importing.ImportStore.RejectedEntry;
import io.partguard.catalog.importing.xml.FailedItems;
import io.partguard.catalog.importing.xml.Standard;
import io.partguard.tables.BadMapping;
import io.partguard.tables.Mapping;
import io.partguard.tables.RejectedRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of an import that were not taken. In the form in which they came they can be mended and sent again: what is
 * added to say why is read over.
 */
@Component
public class FailedRows {
    private static final int PAGE = 500;

    private final ImportStore store;
    private final JsonMapper json;
    private final Clock clock;

    FailedRows(ImportStore store, JsonMapper json, Clock clock) {
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /** One line of NDJSON an error, with its row; of a revert one line a part that was left alone. */
    public void asErrors(ImportSession session, OutputStream out) throws IOException {
        try (InputStream stored = new RejectedStream(store, session.id())) {
            stored.transferTo(out);
        }
    }

    /** In the form of the file. */
    public void asFile(ImportSession session, OutputStream out) throws IOException {
        Standard standard = session.standard() == null ? null : Standard.valueOf(session.standard());
        try (InputStream stored = new RejectedStream(store, session.id())) {
            switch (session.format()) {
                case CSV -> RejectedRows.toCsv(stored, session.columns(), mapping(session), out);
                case NDJSON -> RejectedRows.toNdjson(stored, out);
                case XML -> {
                    if (standard != null) {
                        items(session, standard, out);
                    }
                }
            }
        }
    }

    private static Mapping mapping(ImportSession session) throws IOException {
        String yaml = session.mappingYaml();
        try {
            return yaml == null ? PartFields.own(Mapping.Format.CSV) : PartFields.parse(yaml);
        } catch (BadMapping e) {
            throw new IOException("a stored mapping is no longer understood", e);
        }
    }

    private void items(ImportSession session, Standard standard, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        FailedItems items = new FailedItems(standard, String.valueOf(session.head()), writer);
        long item = -1;
        int position = -1;
        List<String> errors = new ArrayList<>();
        @Nullable String raw = null;
        for (List<RejectedEntry> page = page(session, item, position);
                !page.isEmpty();
                page = page(session, item, position)) {
            for (RejectedEntry entry : page) {
                if (entry.line() != item && item >= 0) {
                    items.add(errors, raw);
                    errors.clear();
                }
                JsonNode error = json.readTree(entry.entry());
                errors.add(said(error));
                raw = error.hasNonNull("raw") ? error.get("raw").asString() : null;
                item = entry.line();
                position = entry.position();
            }
        }
        if (item >= 0) {
            items.add(errors, raw);
        }
        items.end(LocalDate.now(clock));
    }

    private List<RejectedEntry> page(ImportSession session, long item, int position) {
        return store.rejected(session.id(), item, position, PAGE);
    }

    private static String said(JsonNode error) {
        StringBuilder said =
                new StringBuilder("line ").append(error.path("line").asString("?"));
        if (error.hasNonNull("column")) {
            said.append(", ").append(error.get("column").asString());
        }
        if (error.hasNonNull("value")) {
            said.append(" = \"").append(error.get("value").asString()).append('"');
        }
        return said.append(": ")
                .append(error.path("code").asString(""))
                .append(": ")
                .append(error.path("detail").asString(""))
                .toString();
    }
}
