package io.partguard.catalog.importing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rows that made a part what it still is: there is nothing new to read in them. */
@Component
class KnownRows {
    /** OFFSET 0 keeps each search one of its own: the planner would rather read the whole catalogue beside the rows. */
    private static final String FIND = """
            SELECT row.n, part.no, part.brand_id FROM unnest(?::uuid[]) WITH ORDINALITY AS row (fingerprint, n),
              LATERAL (SELECT p.no, p.brand_id FROM part p WHERE p.fingerprint = row.fingerprint AND NOT p.removed
                       LIMIT 1 OFFSET 0) part
            """;

    private final DataSource dataSource;

    KnownRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A part by its number in the record. */
    record Known(long partNo, int brandId) {}

    /**
     * @param fingerprints null where a row has none
     * @return by place the part that is as the row says; null where there is none, or it is not known that it is
     */
    @Nullable Known[] find(List<@Nullable UUID> fingerprints) throws SQLException {
        @Nullable Known[] known = new Known[fingerprints.size()];
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setArray(1, connection.createArrayOf("uuid", fingerprints.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    known[rows.getInt(1) - 1] = new Known(rows.getLong(2), rows.getInt(3));
                }
            }
        }
        return known;
    }
}
