package io.partguard.pricing.cell;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days from {@code from} up to, but not including, {@code to}.
 *
 * @param from null: always was so
 * @param to null: until further notice
 */
public record DatePeriod(@Nullable LocalDate from, @Nullable LocalDate to) {

    public static final DatePeriod ALWAYS = new DatePeriod(null, null);

    /** @throws IllegalArgumentException for a period without a day */
    public DatePeriod {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("a period must end after it begins");
        }
    }

    public boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }
}
