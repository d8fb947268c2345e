package io.partguard.catalog.lookup;

import io.partguard.tables.Limits;
import io.partguard.tables.Mapping;
import io.partguard.tables.Mapping.Format;
import io.partguard.tables.Mapping.Source;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import io.partguard.tables.RowSink;
import io.partguard.tables.TableReader;
import io.partguard.tables.UnreadableTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a file of numbers is to be read.
 *
 * @param separator of CSV columns
 * @param numberColumn the column or field with the number
 * @param brandColumn the one with the brand; null: {@code brand}, where the file has it
 */
public record LookupFile(
        Format format,
        char separator,
        String numberColumn,
        @Nullable String brandColumn) {
    private static final String NUMBER = "number";
    private static final String BRAND = "brand";
    private static final String REF = "ref";

    /** Whether the file uses our own names: then {@code brand} and {@code ref} may be absent, and nothing else is taken. */
    private boolean isOurs() {
        return numberColumn.equals(NUMBER) && brandColumn == null;
    }

    private Mapping mapping() {
        Map<String, Source> fields = new LinkedHashMap<>();
        fields.put(NUMBER, Source.column(numberColumn));
        if (isOurs()) {
            fields.put(BRAND, Source.column(BRAND));
            fields.put(REF, Source.column(REF));
        } else if (brandColumn != null) {
            fields.put(BRAND, Source.column(brandColumn));
        }
        return new Mapping(format, separator, true, List.of(), fields, Map.of(), isOurs());
    }

    /**
     * Reads to the end of the stream, line by line.
     *
     * @throws UnreadableTable where no line can be read, such as a column that is not there
     */
    public void read(InputStream in, long mostLines, Consumer<LookupLine> into) throws IOException, UnreadableTable {
        Limits limits = Limits.DEFAULT;
        Limits bounded =
                new Limits(limits.rowBytes(), limits.rowLines(), limits.columns(), limits.valueChars(), mostLines);
        TableReader.read(in, mapping(), bounded, new RowSink() {
            @Override
            public void row(Row row) {
                into.accept(new LookupLine(
                        row.line(),
                        row.get(REF).orElse(null),
                        row.get(NUMBER).orElse(null),
                        row.get(BRAND).orElse(null),
                        null));
            }

            @Override
            public void error(RowError error, @Nullable String raw) {
                into.accept(LookupLine.unreadable(error));
            }
        });
    }
}
