package io.partguard.pricing.rule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A change takes effect so many days after it was filed at the earliest; where that day is no working day, on the next one.
 * Seen in the United States, 6 CFR 150.153.
 *
 * @param days from 0
 * @param weekend days of the week on which nobody works
 */
public record NoticePeriod(int days, Set<DayOfWeek> weekend) implements Procedure {

    /** @throws IllegalArgumentException for fewer than 0 days, or a week without a working day */
    public NoticePeriod {
        if (days < 0 || weekend.size() > 6) {
            throw new IllegalArgumentException("a notice has at least 0 days, a week a working day");
        }
        weekend = Set.copyOf(weekend);
    }

    @Override
    public RuleType type() {
        return RuleType.NOTICE_PERIOD;
    }

    /** The first day on which prices filed on a day may take effect. */
    public LocalDate earliest(LocalDate filed, Set<LocalDate> holidays) {
        LocalDate day = filed.plusDays(days);
        while (weekend.contains(day.getDayOfWeek()) || holidays.contains(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    @Override
    public Optional<Objection> objection(Publication publication) {
        LocalDate earliest = earliest(publication.filed(), publication.holidays());
        return publication.effective().isBefore(earliest)
                ? Optional.of(new Objection("EFFECTIVE_TOO_EARLY", earliest.toString()))
                : Optional.empty();
    }
}
