package io.partguard.catalog.supersession;

import java.time.LocalDate;
import java.util.List;

/**
 * A supersession between parts of the record.
 *
 * @param targets those of its targets that the catalogue has, by the record's numbers
 */
record Link(long from, Supersession what, List<Long> targets) {

    /** The first day on which it holds. */
    LocalDate since() {
        LocalDate from = what.validFrom();
        return from == null ? LocalDate.MIN : from;
    }
}
