package io.partguard.pricing.importing;

import io.partguard.tables.Mapping;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** How files of one content are read, looked at as a whole, and applied. */
public interface FileReading {

    FileContent content();

    /** What a mapping may name, and where a file of our own form has it. */
    Map<String, String> fields();

    /** What a mapping may say beside the fields. */
    Set<String> options();

    /** @throws IllegalArgumentException for an option with a value that is none */
    void checkOptions(Mapping mapping);

    /** Begins to take rows, inside the caller's transaction; nothing else may use its connection until {@link Staging#end()}. */
    Staging begin(Mapping mapping) throws SQLException;

    /** The rows of one file: first taken one by one, then looked at and applied together. */
    interface Staging extends AutoCloseable {

        /** @return what is wrong with the row; nothing where it was taken */
        List<RowError> add(Row row) throws IOException;

        /** There are no more rows. */
        void end() throws IOException, SQLException;

        /**
         * Takes out the rows that are wrong beside other rows, or beside what is known.
         *
         * @param refused gets each error with the row as it stands in the file
         * @return how many rows they were
         */
        long refuse(BiConsumer<RowError, String> refused);

        /**
         * Adds what is new or different, known from the revision.
         *
         * @return how many rows said something new
         */
        long apply(long revision);

        /** Gives the connection back to the transaction, which is to be rolled back where this was not ended. */
        @Override
        void close() throws SQLException;
    }

    /** The column of the file that a field is taken from. */
    static String column(Mapping mapping, String field) {
        Mapping.Source source = mapping.fields().get(field);
        return source == null || source.columns().isEmpty()
                ? field
                : source.columns().getFirst();
    }
}
