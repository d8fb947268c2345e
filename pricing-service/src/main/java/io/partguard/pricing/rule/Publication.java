package io.partguard.pricing.rule;

import java.time.LocalDate;
import java.util.Set;

/**
 * A price list as it is to be published in a country.
 *
 * @param filed the day on which it is notified
 * @param holidays of the country, as data says
 */
public record Publication(
        String country, LocalDate filed, LocalDate effective, Binding binding, Set<LocalDate> holidays) {

    /** What the list price is to the dealer who resells the part. */
    public enum Binding {
        RECOMMENDED,
        MAXIMUM,
        MINIMUM,
        FIXED
    }
}
