package io.partguard.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;

/** One framed CSV row as its cells (RFC 4180). */
final class CsvRow {
    private final CsvReader.CsvReaderBuilder builder;
    private final Limits limits;

    CsvRow(char separator, Limits limits) {
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
                throw new BadRow("TOO_MANY_COLUMNS", "at most " + limits.columns() + " columns are read");
            }
            return cells.getFields();
        } catch (CsvParseException | java.io.IOException e) {
            throw new BadRow("BAD_CSV", String.valueOf(e.getMessage()));
        }
    }
}
