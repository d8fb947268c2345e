package io.partguard.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.List;

/** One framed CSV row as its cells (RFC 4180). */
final class CsvRow {
    private final CsvReader.CsvReaderBuilder builder;
    private final char separator;
    private final Limits limits;

    CsvRow(char separator, Limits limits) {
        this.separator = separator;
        this.limits = limits;
        this.builder = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false);
    }

    /** @throws BadRow where quotes are out of place or there are more cells than allowed */
    List<String> read(String row) throws BadRow {
        try (var reader = builder.ofCsvRecord(row)) {
            var records = reader.iterator();
            if (!records.hasNext()) {
                return List.of();
            }
            CsvRecord cells = records.next();
            if (cells.getFieldCount() > limits.columns()) {
                throw tooManyColumns();
            }
            if (records.hasNext()) {
                throw new BadRow("BAD_CSV", "a carriage return ends the row before its end");
            }
            return cells.getFields();
        } catch (CsvParseException | IOException e) {
            // The parser has a limit of its own, far above ours.
            throw separators(row) > limits.columns()
                    ? tooManyColumns()
                    : new BadRow("BAD_CSV", String.valueOf(e.getMessage()));
        }
    }

    private BadRow tooManyColumns() {
        return new BadRow("TOO_MANY_COLUMNS", "at most " + limits.columns() + " columns are read");
    }

    private long separators(String row) {
        return row.chars().filter(c -> c == separator).count();
    }
}
