package io.partguard.pricing.pricelist.importing;

import io.partguard.pricing.check.Notation;
import io.partguard.pricing.importing.FileContent;
import io.partguard.pricing.importing.FileReading;
import io.partguard.pricing.importing.FileReadings;
import io.partguard.pricing.pricelist.PriceRow;
import io.partguard.pricing.pricelist.PriceRowReader;
import io.partguard.pricing.pricelist.store.PriceStaging;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.region.store.RegionStore;
import io.partguard.tables.Mapping;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Files of list prices. */
@Component
class PriceFiles implements FileReading, FileReadings.Source {
    private final RegionStore regions;
    private final PriceStaging staging;

    PriceFiles(RegionStore regions, PriceStaging staging) {
        this.regions = regions;
        this.staging = staging;
    }

    @Override
    public List<FileReading> readings() {
        return List.of(this);
    }

    @Override
    public FileContent content() {
        return FileContent.PRICES;
    }

    @Override
    public Map<String, String> fields() {
        return PriceRowReader.FIELDS;
    }

    @Override
    public Set<String> options() {
        return Notation.OPTIONS;
    }

    @Override
    public void checkOptions(Mapping mapping) {
        new Notation(mapping.options());
    }

    @Override
    public Staging begin(Mapping mapping) throws SQLException {
        Map<String, List<Region>> known = regions.known().stream().collect(Collectors.groupingBy(Region::id));
        PriceRowReader reader = new PriceRowReader(known, mapping.options());
        return new Staged(reader, staging.begin(regions.numbers()), staging, FileReading.column(mapping, "validFrom"));
    }

    private record Staged(PriceRowReader reader, PriceStaging.Load rows, PriceStaging staging, String validFrom)
            implements Staging {

        @Override
        public List<RowError> add(Row row) throws IOException {
            return switch (reader.read(row)) {
                case PriceRowReader.Read.Good(PriceRow price) -> {
                    rows.add(row.line(), price, row.raw());
                    yield List.of();
                }
                case PriceRowReader.Read.Bad(List<RowError> errors) -> errors;
            };
        }

        @Override
        public void end() throws IOException, SQLException {
            rows.end();
        }

        @Override
        public long refuse(BiConsumer<RowError, String> refused) {
            return staging.removeDuplicates((duplicate, raw) -> refused.accept(
                    new RowError(
                            duplicate.line(),
                            validFrom,
                            duplicate.partNumber(),
                            "DUPLICATE_ROW",
                            "line " + duplicate.firstLine() + " has a price for this part, region and day"),
                    raw));
        }

        @Override
        public long apply(long revision) {
            return staging.apply(revision);
        }

        @Override
        public void close() throws SQLException {
            rows.close();
        }
    }
}
