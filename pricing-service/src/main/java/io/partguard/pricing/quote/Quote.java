package io.partguard.pricing.quote;

import io.partguard.identity.Money;
import io.partguard.pricing.book.Revision;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.waterfall.Formed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What somebody was told, and what it rests on. Never changed.
 *
 * @param expiresAt from when on the prices may be others
 * @param validAt the day the prices are for, in the region's zone
 * @param knownAt as of when the price book was read
 * @param revision of the price book
 */
public record Quote(
        String id,
        Instant createdAt,
        Instant expiresAt,
        LocalDate validAt,
        Instant knownAt,
        String country,
        Region region,
        Revision revision,
        List<Line> lines) {

    /** A line asked for and its answer: a price, or why there is none. Never a price of 0. */
    public sealed interface Line {
        QuoteRequest.Line asked();

        Succession succession();
    }

    /**
     * @param supplied the number of the part that is priced, as the price list prints it, where it is written otherwise than
     *     the one asked for, or is another one
     * @param total dealer net times quantity
     */
    public record PricedLine(
            QuoteRequest.Line asked, Succession succession, Optional<String> supplied, Formed.Priced price, Money total)
            implements Line {}

    /** @param ambiguous several parts have the number when separators are left out: none of them may be chosen */
    public record UnknownPart(QuoteRequest.Line asked, Succession succession, boolean ambiguous) implements Line {}

    /** @param formed how far it came; empty where no list names a price for the region and day */
    public record NoPrice(
            QuoteRequest.Line asked,
            Succession succession,
            Optional<String> supplied,
            Optional<Formed.NotPriced> formed)
            implements Line {}
}
