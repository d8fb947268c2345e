package io.partguard.pricing.importing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Streams rows into a table by COPY, inside the caller's transaction. */
public final class CopyRows implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final CopyIn copy;
    private final StringBuilder text = new StringBuilder(BUFFER + 4096);

    private CopyRows(CopyIn copy) {
        this.copy = copy;
    }

    /** @param statement of the form COPY … FROM STDIN; nothing else may use the connection until {@link #end()} */
    public static CopyRows begin(DataSource dataSource, String statement) throws SQLException {
        return new CopyRows(DataSourceUtils.getConnection(dataSource)
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(statement));
    }

    /** The next value of a row: any text, from which NUL has been kept away before; null is NULL. */
    public CopyRows value(@Nullable String value) {
        if (value == null) {
            text.append("\\N\t");
            return this;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
        text.append('\t');
        return this;
    }

    /** The next value as its text; empty is NULL. */
    public CopyRows value(Optional<?> value) {
        return value(value.map(Object::toString).orElse(null));
    }

    public CopyRows value(long value) {
        text.append(value).append('\t');
        return this;
    }

    /** The row has all its values. */
    public void endRow() throws IOException {
        text.setCharAt(text.length() - 1, '\n');
        if (text.length() >= BUFFER) {
            flush();
        }
    }

    private void flush() throws IOException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException e) {
            throw new IOException("the database takes no more rows", e);
        }
    }

    /** There are no more rows. */
    public void end() throws IOException, SQLException {
        flush();
        copy.endCopy();
    }

    /** Gives the connection back to the transaction, which is to be rolled back where this was not ended. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
