package io.partguard.detection.judging.listing;

import io.partguard.identity.Lookup;
import io.partguard.identity.Money;

/**
 * A price as the listing says it.
 *
 * @param raw amount and currency as written
 * @param read the price of the whole offer; {@link Lookup.None} for 0, "on request" and anything unreadable: no price is no bargain
 */
public record ClaimedPrice(String raw, Lookup<Money> read) {}
