package io.partguard.pricing.masterdata.importing;

import io.partguard.pricing.check.Notation;
import io.partguard.pricing.importing.FileContent;
import io.partguard.pricing.importing.FileReading;
import io.partguard.pricing.masterdata.MasterContent;
import io.partguard.pricing.masterdata.MasterFileReader;
import io.partguard.pricing.masterdata.MasterRow;
import io.partguard.pricing.masterdata.store.MasterStaging;
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
import java.util.function.Function;
import java.util.stream.Collectors;

/** Files of one kind of master data. */
final class MasterFiles implements FileReading {
    private final MasterContent content;
    private final RegionStore regions;
    private final MasterStaging staging;

    MasterFiles(MasterContent content, RegionStore regions, MasterStaging staging) {
        this.content = content;
        this.regions = regions;
        this.staging = staging;
    }

    @Override
    public FileContent content() {
        return FileContent.masterData(content.id());
    }

    @Override
    public Map<String, String> fields() {
        return content.fields().stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
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
        Map<String, Integer> numbers = regions.numbers();
        return new Staged(
                content,
                new MasterFileReader(content, numbers.keySet(), mapping.options()),
                staging.begin(content, numbers),
                staging,
                FileReading.column(mapping, "partNumber"));
    }

    private record Staged(
            MasterContent content,
            MasterFileReader reader,
            MasterStaging.Load rows,
            MasterStaging staging,
            String partNumber)
            implements Staging {

        @Override
        public List<RowError> add(Row row) throws IOException {
            return switch (reader.read(row)) {
                case MasterFileReader.Read.Good(List<MasterRow> figures) -> {
                    rows.add(row.line(), figures, row.get("partNumber").orElse(null), row.raw());
                    yield List.of();
                }
                case MasterFileReader.Read.Bad(List<RowError> errors) -> errors;
            };
        }

        @Override
        public void end() throws IOException, SQLException {
            rows.end();
        }

        @Override
        public long refuse(BiConsumer<RowError, String> refused) {
            return staging.refuse(content, (line, raw) -> refused.accept(error(line), raw));
        }

        private RowError error(MasterStaging.Refused refused) {
            return refused.firstLine()
                    .map(first -> new RowError(
                            refused.line(),
                            null,
                            null,
                            "DUPLICATE_ROW",
                            "line " + first + " is about the same from the same day on"))
                    .orElseGet(() -> new RowError(
                            refused.line(),
                            partNumber,
                            refused.partNumber().orElse(null),
                            "UNKNOWN_PART",
                            "no price list has this part of this brand, written so"));
        }

        @Override
        public long apply(long revision) {
            return staging.apply(content, revision).lines();
        }

        @Override
        public void close() throws SQLException {
            rows.close();
        }
    }
}
