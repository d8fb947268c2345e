package io.partguard.pricing.importing;

import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import io.partguard.tables.RowSink;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends each row of a file to one of two places: the table of good ones, or the file of rejected ones. */
final class StagingSink implements RowSink {
    private final FileReading.Staging good;
    private final RejectedFile rejected;
    private final ImportProgress progress;
    private List<String> columns = List.of();

    StagingSink(FileReading.Staging good, RejectedFile rejected, ImportProgress progress) {
        this.good = good;
        this.rejected = rejected;
        this.progress = progress;
    }

    List<String> columns() {
        return columns;
    }

    @Override
    public void columns(List<String> columns) {
        this.columns = List.copyOf(columns);
    }

    @Override
    public void row(Row row) throws IOException {
        progress.row();
        List<RowError> errors = good.add(row);
        if (!errors.isEmpty()) {
            progress.rejected(1);
            rejected.add(errors, row.raw());
        }
    }

    @Override
    public void error(RowError error, @Nullable String raw) {
        progress.row();
        progress.rejected(1);
        rejected.add(List.of(error), raw);
    }
}
