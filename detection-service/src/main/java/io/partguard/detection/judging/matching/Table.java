package io.partguard.detection.judging.matching;

import java.util.List;
import java.util.Locale;

/**
 * Rows of goods under any columns, as a shop has them. Ids are no column: nobody may tell goods by them.
 *
 * @param columns names, compared without case
 * @param rows one cell a column; blank where it is missing
 */
public record Table(List<String> columns, List<List<String>> rows) {

    public Table {
        columns = columns.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(row.size() + " cells for " + columns.size() + " columns");
            }
        }
    }

    List<String> column(String name) {
        int at = columns.indexOf(name);
        return rows.stream().map(row -> row.get(at)).toList();
    }
}
