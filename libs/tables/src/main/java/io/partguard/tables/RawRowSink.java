package io.partguard.tables;

import java.io.IOException;
import java.util.List;

/** Takes rows as they are cut out of a file, in its order. */
public interface RawRowSink {

    /** Called once before the first row of a CSV file, with its columns as the file or the mapping names them. */
    default void columns(List<String> columns) throws IOException {}

    void row(RawRow row) throws IOException;
}
