package io.partguard.pricing.pricelist.importing;

import io.partguard.pricing.pricelist.PriceRow;
import io.partguard.pricing.pricelist.PriceRowReader;
import io.partguard.pricing.pricelist.store.PriceStaging;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import io.partguard.tables.RowSink;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends each row of a file to one of two places: the table of good ones, or the file of rejected ones. */
final class StagingSink implements RowSink {
    private final PriceRowReader reader;
    private final PriceStaging.Load good;
    private final RejectedFile rejected;
    private final ImportProgress progress;
    private List<String> columns = List.of();

    StagingSink(PriceRowReader reader, PriceStaging.Load good, RejectedFile rejected, ImportProgress progress) {
        this.reader = reader;
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
        switch (reader.read(row)) {
            case PriceRowReader.Read.Good(PriceRow price) -> good.add(row.line(), price, row.raw());
            case PriceRowReader.Read.Bad(List<RowError> errors) -> {
                progress.rejected(1);
                rejected.add(errors, row.raw());
            }
        }
    }

    @Override
    public void error(RowError error, @Nullable String raw) {
        progress.row();
        progress.rejected(1);
        rejected.add(List.of(error), raw);
    }
}
