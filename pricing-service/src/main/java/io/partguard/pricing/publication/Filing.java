package io.partguard.pricing.publication;

import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Force;
import io.partguard.pricing.rule.NoticePeriod;
import io.partguard.pricing.rule.Publication;
import io.partguard.pricing.rule.PublicationRule;
import io.partguard.pricing.rule.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What speaks against filing prices at an instant: the rules on how and when prices are published. */
public record Filing(LocalDate effective, Publication.Binding binding, Instant now) {

    /**
     * @param rule empty where it is no rule's but the calendar's of the world: no day that is over
     * @param code stable, such as {@code EFFECTIVE_TOO_EARLY}
     * @param needed the value that would do
     * @param force a soft rule is shown, and stops nothing
     */
    public record Objection(Optional<String> rule, String country, String code, String needed, Force force) {}

    /**
     * @param regions those whose prices change
     * @param calendars by country
     */
    public List<Objection> objections(
            Collection<Region> regions, List<? extends Rule> rules, Map<String, Calendar> calendars) {
        List<Objection> objections = new ArrayList<>();
        for (Region region : regions) {
            LocalDate today = LocalDate.ofInstant(now, region.zone());
            for (String country : region.countries()) {
                if (effective.isBefore(today)) {
                    objections.add(new Objection(
                            Optional.empty(), country, "EFFECTIVE_IN_THE_PAST", today.toString(), Force.HARD));
                }
                Optional<Calendar> calendar = Optional.ofNullable(calendars.get(country));
                for (Rule rule : rules) {
                    if (rule instanceof PublicationRule onPublication) {
                        objection(onPublication, country, today, calendar).ifPresent(objections::add);
                    }
                }
            }
        }
        return List.copyOf(objections);
    }

    private Optional<Objection> objection(
            PublicationRule rule, String country, LocalDate today, Optional<Calendar> calendar) {
        if (!rule.applies(effective) || !rule.scope().countries().contains(country)) {
            return Optional.empty();
        }
        Set<LocalDate> holidays = calendar.map(Calendar::holidays).orElse(Set.of());
        Optional<Objection> objection = rule.objection(new Publication(country, today, effective, binding, holidays))
                .map(found -> new Objection(
                        Optional.of(rule.id().value()), country, found.code(), found.needed(), rule.force()));
        if (objection.isEmpty() && rule.procedure() instanceof NoticePeriod notice) {
            return unknownDay(notice, today, calendar)
                    .map(day -> new Objection(
                            Optional.of(rule.id().value()), country, "CALENDAR_UNKNOWN", day.toString(), rule.force()));
        }
        return objection;
    }

    /**
     * The first day that may be a holiday nobody has told of, where the notice has not ended on a day known to be a working
     * day before prices hold.
     */
    private Optional<LocalDate> unknownDay(NoticePeriod notice, LocalDate filed, Optional<Calendar> calendar) {
        LocalDate end = filed.plusDays(notice.days());
        Predicate<LocalDate> known =
                day -> calendar.map(days -> days.covers(day)).orElse(false);
        boolean ended = end.datesUntil(effective.plusDays(1))
                .anyMatch(day -> known.test(day)
                        && !notice.weekend().contains(day.getDayOfWeek())
                        && !calendar.map(Calendar::holidays).orElse(Set.of()).contains(day));
        return ended
                ? Optional.empty()
                : end.datesUntil(effective.plusDays(1)).filter(known.negate()).findFirst();
    }
}
