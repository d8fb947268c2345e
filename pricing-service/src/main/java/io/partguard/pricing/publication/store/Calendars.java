package io.partguard.pricing.publication.store;

import io.partguard.pricing.publication.Calendar;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calendars in PostgreSQL. */
@Component
public class Calendars {
    private final JdbcClient jdbc;

    Calendars(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Stored(Calendar calendar, long revision) {}

    public Optional<Stored> find(String country) {
        return jdbc.sql("SELECT *, lower(covers) AS first, upper(covers) AS until FROM calendar WHERE country = ?")
                .param(country)
                .query((row, n) -> new Stored(calendar(row), row.getLong("revision")))
                .optional();
    }

    /** All of them by country. */
    public Map<String, Calendar> all() {
        Map<String, Calendar> calendars = new HashMap<>();
        jdbc.sql("SELECT *, lower(covers) AS first, upper(covers) AS until FROM calendar")
                .query(row -> {
                    calendars.put(row.getString("country"), calendar(row));
                });
        return calendars;
    }

    /**
     * The calendar is as given, where it is new, already so, or still of the revision that was seen.
     *
     * @return its revision; empty where somebody changed it meanwhile
     */
    public OptionalLong put(Calendar calendar, long seen) {
        String holidays = new TreeSet<>(calendar.holidays())
                .stream().map(LocalDate::toString).collect(Collectors.joining(",", "{", "}"));
        return jdbc.sql("""
                        INSERT INTO calendar AS c (country, covers, holidays) VALUES (:country, daterange(:from, :until), :days::date[])
                        ON CONFLICT (country) DO UPDATE SET covers = excluded.covers, holidays = excluded.holidays,
                          revision = c.revision + ((c.covers, c.holidays) IS DISTINCT FROM (excluded.covers, excluded.holidays))::int
                        WHERE (c.covers, c.holidays) IS NOT DISTINCT FROM (excluded.covers, excluded.holidays)
                          OR c.revision = :seen
                        RETURNING revision
                        """)
                .param("country", calendar.country())
                .param("from", calendar.from())
                .param("until", calendar.until())
                .param("days", holidays)
                .param("seen", seen)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private static Calendar calendar(ResultSet row) throws SQLException {
        Array days = row.getArray("holidays");
        return new Calendar(
                row.getString("country"),
                row.getObject("first", LocalDate.class),
                row.getObject("until", LocalDate.class),
                Arrays.stream((Date[]) days.getArray()).map(Date::toLocalDate).collect(Collectors.toSet()));
    }
}
