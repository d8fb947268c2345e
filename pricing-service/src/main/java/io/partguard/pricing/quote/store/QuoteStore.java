package io.partguard.pricing.quote.store;

import io.partguard.api.Viewer;
import io.partguard.pricing.quote.Quote;
import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Quotes in PostgreSQL, as the bytes that were sent. */
@Component
public class QuoteStore {
    private final JdbcClient jdbc;

    QuoteStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(Viewer viewer, Quote quote, byte[] answer) {
        jdbc.sql("""
                        INSERT INTO quote
                          (id, tenant, created_by, created_at, expires_at, country, valid_at, revision, answer)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(quote.id())
                .param(viewer.tenant())
                .param(viewer.subject())
                .param(Timestamp.from(quote.createdAt()))
                .param(Timestamp.from(quote.expiresAt()))
                .param(quote.country())
                .param(quote.validAt())
                .param(quote.revision().number())
                .param(answer)
                .update();
    }

    /** One of the viewer's own tenant. */
    public Optional<byte[]> find(Viewer viewer, String id) {
        return jdbc.sql("SELECT answer FROM quote WHERE id = ? AND tenant = ?")
                .param(id)
                .param(viewer.tenant())
                .query((row, n) -> row.getBytes("answer"))
                .optional();
    }
}
