package io.partguard.catalog.importing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows in the text form of PostgreSQL's COPY, as UTF-8. */
final class CopyText {
    private static final byte[] NULL = {'\\', 'N'};

    private final Bytes rows;

    CopyText() {
        this(0, 0);
    }

    /** Room for so many rows of so many bytes; more may come. */
    CopyText(int usualRows, int usualBytes) {
        this.rows = new Bytes(Math.max(1 << 10, usualRows * usualBytes));
    }

    void row(@Nullable String... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                rows.write('\t');
            }
            String value = values[i];
            rows.writeBytes(value == null ? NULL : escaped(value).getBytes(StandardCharsets.UTF_8));
        }
        rows.write('\n');
    }

    private static String escaped(String value) {
        // Most values have nothing to escape, and looking for it is many times cheaper than copying by character.
        if (value.indexOf('\\') < 0 && value.indexOf('\t') < 0 && value.indexOf('\n') < 0 && value.indexOf('\r') < 0) {
            return value;
        }
        StringBuilder escaped = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '\t' -> escaped.append("\\t");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    boolean isEmpty() {
        return rows.size() == 0;
    }

    void into(Connection connection, String table) throws SQLException, IOException {
        if (!isEmpty()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + table + " FROM STDIN", rows.asInput(), 1 << 16);
        }
    }

    /** Gives what was written without another copy of it. */
    private static final class Bytes extends ByteArrayOutputStream {
        Bytes(int size) {
            super(size);
        }

        InputStream asInput() {
            return new ByteArrayInputStream(buf, 0, count);
        }
    }
}
