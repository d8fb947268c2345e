package io.partguard.pricing.publication;

import java.time.LocalDate;
import java.util.Set;

/**
 * Days off in a country.
 *
 * @param from first day it says something about
 * @param until first day it says nothing about any more
 */
public record Calendar(String country, LocalDate from, LocalDate until, Set<LocalDate> holidays) {

    public Calendar {
        holidays = Set.copyOf(holidays);
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }
}
