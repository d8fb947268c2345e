package io.partguard.catalog.index;

/**
 * One part that a search found.
 *
 * @param no the record's number of it
 * @param revision which the index has
 */
public record Hit(long no, int revision, double score) {}
