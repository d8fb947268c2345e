package io.partguard.pricing.publication;

import java.time.LocalDate;

/** Where the prices of a publication come from. */
public sealed interface Source {

    /** A book that the optimiser worked out. */
    record Book(String id) implements Source {}

    /** The price lists as they were known at a revision of the price book, and held on a day. */
    record Revision(long number, LocalDate day) implements Source {}

    /** What an earlier publication replaced. */
    record Rollback(String publication) implements Source {}
}
