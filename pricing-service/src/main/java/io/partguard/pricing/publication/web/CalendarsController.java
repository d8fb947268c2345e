package io.partguard.pricing.publication.web;

import io.partguard.api.ApiError;
import io.partguard.api.Etags;
import io.partguard.api.Refused;
import io.partguard.pricing.check.Checks;
import io.partguard.pricing.publication.Calendar;
import io.partguard.pricing.publication.PublicationError;
import io.partguard.pricing.publication.store.Calendars;
import io.partguard.pricing.publication.store.Calendars.Stored;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/calendars/{country}")
@PreAuthorize("hasAnyRole('PRICING', 'OPERATOR')")
class CalendarsController {
    private final Calendars calendars;

    CalendarsController(Calendars calendars) {
        this.calendars = calendars;
    }

    /** @param until first day of which the calendar says nothing any more */
    record CalendarJson(
            @Nullable String from,
            @Nullable String until,
            @Nullable List<String> holidays) {

        static CalendarJson of(Calendar calendar) {
            return new CalendarJson(
                    calendar.from().toString(),
                    calendar.until().toString(),
                    new TreeSet<>(calendar.holidays())
                            .stream().map(LocalDate::toString).toList());
        }
    }

    @Operation(
            operationId = "putCalendar",
            summary = "Days off in a country, over which notice periods roll",
            description = "Replacing another one needs If-Match. Of days outside of from and until nothing is known.")
    @PutMapping
    ResponseEntity<CalendarJson> put(
            @PathVariable String country,
            @RequestBody CalendarJson body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        calendars.put(read(country, body), Etags.seen(ifMatch)).orElseThrow(() -> Etags.notReplaced(ifMatch));
        return get(country);
    }

    @Operation(operationId = "getCalendar", summary = "Days off in a country")
    @GetMapping
    ResponseEntity<CalendarJson> get(@PathVariable String country) {
        Stored stored = calendars
                .find(country)
                .orElseThrow(() ->
                        new Refused(PublicationError.CALENDAR_NOT_FOUND, "There is no calendar of this country."));
        return ResponseEntity.ok().eTag(Etags.of(stored.revision())).body(CalendarJson.of(stored.calendar()));
    }

    private static Calendar read(String country, CalendarJson body) {
        Checks checks = new Checks();
        Optional<String> where = checks.country("?country", country);
        Optional<LocalDate> from = day("/from", body.from(), checks);
        Optional<LocalDate> until = day("/until", body.until(), checks);
        TreeSet<LocalDate> holidays = new TreeSet<>();
        List<String> given = checks.list("/holidays", body.holidays());
        for (int i = 0; i < given.size(); i++) {
            String pointer = "/holidays/" + i;
            day(pointer, given.get(i), checks)
                    .filter(day -> isInside(day, from, until, pointer, checks))
                    .ifPresent(holidays::add);
        }
        if (from.isPresent() && until.isPresent() && !until.get().isAfter(from.get())) {
            checks.add("/until", body.until(), "OUT_OF_RANGE", "must be after the first day");
        }
        if (!checks.errors().isEmpty()) {
            throw new Refused(ApiError.INVALID_REQUEST, "The calendar cannot be taken as it is.", checks.errors());
        }
        return new Calendar(where.orElseThrow(), from.orElseThrow(), until.orElseThrow(), holidays);
    }

    private static boolean isInside(
            LocalDate day, Optional<LocalDate> from, Optional<LocalDate> until, String pointer, Checks checks) {
        boolean inside = from.map(first -> !day.isBefore(first)).orElse(true)
                && until.map(day::isBefore).orElse(true);
        if (!inside) {
            checks.add(pointer, day.toString(), "OUT_OF_RANGE", "must be a day that the calendar covers");
        }
        return inside;
    }

    private static Optional<LocalDate> day(String pointer, @Nullable String value, Checks checks) {
        if (value == null) {
            checks.add(pointer, null, "MISSING_VALUE", "must be a day such as 2026-04-13");
        }
        return checks.date(pointer, value);
    }
}
