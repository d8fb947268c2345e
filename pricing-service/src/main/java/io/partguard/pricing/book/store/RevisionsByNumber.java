package io.partguard.pricing.book.store;

import io.partguard.pricing.book.Revision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds a revision again by its number alone, as other tables refer to it. */
@Component
public class RevisionsByNumber {
    private final JdbcClient jdbc;

    RevisionsByNumber(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws IllegalStateException where there never was such a one */
    public Revision find(long number) {
        return number == 0 ? Revision.EMPTY : RevisionRow.numbered(jdbc, number);
    }
}
