package io.partguard.pricing.rate.store;

import io.partguard.pricing.rate.RateFileReader.DayRate;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Adds rates set-wise. */
@Component
public class RateLoad {
    private final JdbcTemplate jdbc;

    RateLoad(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds the rates that are new or different, known from the revision.
     *
     * @return how many those were
     */
    public int apply(List<DayRate> rates, long revision) {
        return jdbc.update("""
                INSERT INTO rate (day, currency, per_euro, known_from)
                SELECT n.day, n.currency, n.per_euro, ? FROM unnest(?::date[], ?::text[], ?::numeric[])
                  AS n (day, currency, per_euro)
                LEFT JOIN (SELECT DISTINCT ON (day, currency) day, currency, per_euro FROM rate
                  ORDER BY day, currency, known_from DESC) known USING (day, currency)
                WHERE known.per_euro IS DISTINCT FROM n.per_euro
                """, statement -> {
            var connection = statement.getConnection();
            statement.setLong(1, revision);
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "date",
                            rates.stream().map(rate -> rate.day().toString()).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            rates.stream()
                                    .map(rate -> rate.currency().getCurrencyCode())
                                    .toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "numeric", rates.stream().map(DayRate::perEuro).toArray(BigDecimal[]::new)));
        });
    }
}
