package io.partguard.tables;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what {@link TableReader} reads, in the order of the file. */
public interface RowSink {

    /** Called once before the first row of a CSV file, with its columns as the file or the mapping names them. */
    default void columns(List<String> columns) throws IOException {}

    void row(Row row) throws IOException;

    /** @param raw the row as it stands in the file; null where it was too long to keep */
    void error(RowError error, @Nullable String raw) throws IOException;
}
