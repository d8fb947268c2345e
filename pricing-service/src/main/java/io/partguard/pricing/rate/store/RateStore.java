package io.partguard.pricing.rate.store;

import io.partguard.pricing.rate.Rates;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Dated rates in PostgreSQL. */
@Component
public class RateStore {
    /**
     * How far behind the table's last day a currency's own last rate may be. Holidays leave gaps of some days; a currency
     * that is missing for longer is no longer quoted (the rouble since March 2022), and an old rate would be a lie.
     */
    private static final int DAYS_BEHIND = 31;

    private final JdbcClient jdbc;

    RateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last rate of each currency until the day, as known at a revision. */
    public Rates of(LocalDate day, long revision) {
        Map<Currency, Rates.Rate> rates = new HashMap<>();
        jdbc.sql("""
                        SELECT DISTINCT ON (currency) currency, day, per_euro FROM rate
                        WHERE day <= :day AND known_from <= :revision
                          AND day >= (SELECT max(day) FROM rate WHERE day <= :day AND known_from <= :revision) - :behind
                        ORDER BY currency, day DESC, known_from DESC
                        """)
                .param("day", day)
                .param("revision", revision)
                .param("behind", DAYS_BEHIND)
                .query((row, n) -> rates.put(
                        Currency.getInstance(row.getString("currency")),
                        new Rates.Rate(row.getObject("day", LocalDate.class), row.getBigDecimal("per_euro"))))
                .list();
        return new Rates(day, Map.copyOf(rates));
    }
}
