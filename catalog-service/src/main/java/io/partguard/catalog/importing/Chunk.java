package io.partguard.catalog.importing;

import io.partguard.catalog.application.ApplicationDraft;
import io.partguard.catalog.importing.KnownRows.Known;
import io.partguard.tables.RawRow;
import io.partguard.tables.RejectedRows;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import io.partguard.tables.RowSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a file that are committed together. */
final class Chunk {
    private final List<PartDraft> drafts = new ArrayList<>();
    private final List<Recognised> recognised = new ArrayList<>();
    private final List<Statement> applications = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private long bytes;
    private long position;

    /**
     * One refused row with all its faults.
     *
     * @param position where it stands in the file
     */
    record Rejected(
            long position, List<RowError> errors, @Nullable String raw) {

        /** One line of NDJSON an error, in the form that {@link RejectedRows} reads back. */
        List<String> entries() throws IOException {
            List<String> entries = new ArrayList<>(errors.size());
            for (RowError error : errors) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (RejectedRows rows = new RejectedRows(bytes)) {
                    rows.add(error, raw);
                }
                entries.add(bytes.toString(StandardCharsets.UTF_8).strip());
            }
            return entries;
        }
    }

    /** What a part fits, with the row that says so. */
    record Statement(long position, Row row, ApplicationDraft draft) {}

    /** A row that is not read: it made its part what it is. */
    record Recognised(RawRow raw, Known part) {

        long position() {
            return raw.line();
        }

        /** Reads it after all. */
        Row read() throws IOException {
            List<Row> rows = new ArrayList<>(1);
            raw.read(new RowSink() {
                @Override
                public void row(Row row) {
                    rows.add(row);
                }

                @Override
                public void error(RowError error, @Nullable String text) {
                    throw new IllegalStateException("a row that was read before cannot be read: " + error.code());
                }
            });
            return rows.getFirst();
        }
    }

    void accept(Recognised row) {
        recognised.add(row);
        bytes += row.raw().bytes().length;
        position = row.position();
    }

    /** In the order of the file. */
    List<Recognised> recognised() {
        return recognised;
    }

    void accept(Statement application) {
        applications.add(application);
        bytes += application.row().raw().length();
        position = application.position();
    }

    List<Statement> applications() {
        return applications;
    }

    void accept(PartDraft draft) {
        drafts.add(draft);
        bytes += draft.row().raw().length();
        position = draft.position();
    }

    void reject(long at, List<RowError> errors, @Nullable String raw) {
        rejected.add(new Rejected(at, errors, raw));
        bytes += raw == null ? 0 : raw.length();
        position = at;
    }

    List<PartDraft> drafts() {
        return drafts;
    }

    List<Rejected> rejected() {
        return rejected;
    }

    int rows() {
        return recognised.size() + drafts.size() + applications.size() + rejected.size();
    }

    /** Characters held, so that a few huge rows make a chunk as well as many small ones. */
    long bytes() {
        return bytes;
    }

    /** The last row that is part of it. */
    long position() {
        return position;
    }
}
