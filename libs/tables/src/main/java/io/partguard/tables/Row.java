package io.partguard.tables;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row under the names of the mapping's fields. Values are trimmed; an empty one is not there.
 *
 * @param line the row's first line in the file, from 1
 * @param raw the row as it stands in the file, for the file of rejected rows
 * @param values by field; several where the field is a list
 * @param columns which column of the file each field was taken from, for error messages
 */
public record Row(long line, String raw, Map<String, List<String>> values, Map<String, String> columns) {

    public Optional<String> get(String field) {
        return list(field).stream().findFirst();
    }

    public List<String> list(String field) {
        return values.getOrDefault(field, List.of());
    }

    /** An error about one field of this row, named by the file's own column. */
    public RowError error(String field, String code, String detail) {
        return new RowError(line, columns.getOrDefault(field, field), get(field).orElse(null), code, detail);
    }
}
