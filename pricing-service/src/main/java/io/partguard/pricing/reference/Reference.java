package io.partguard.pricing.reference;

import io.partguard.identity.Money;
import io.partguard.pricing.waterfall.Formed;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedSet;

/** What is known of a part's price. */
public sealed interface Reference {

    /**
     * All without tax and rounded down. Amounts are in the currency asked for; list price and dealer net stay in the
     * region's own where no rate leads there, as their currency says.
     *
     * @param listPrice retail in the country after all rules
     * @param dealerNet what a dealer pays there
     * @param cheapestLegal the lowest dealer net of all countries, in the currency asked for; empty where no rate leads there
     * @param cheapestLegalCountry where that is
     * @param converted whether list price and dealer net are in the currency asked for
     * @param rateDate day of the oldest rate used; empty where nothing had to be converted
     * @param notCompared countries left out of the comparison, because no rate leads from there to the currency asked for
     */
    record Known(
            Money listPrice,
            Money dealerNet,
            Optional<Money> cheapestLegal,
            Optional<String> cheapestLegalCountry,
            boolean converted,
            Optional<LocalDate> rateDate,
            SortedSet<String> notCompared)
            implements Reference {}

    record Unknown(Why why) implements Reference {

        public enum Why {
            /** No price list names the part. */
            UNKNOWN_PART,
            /** Several parts have the number when separators are left out. */
            AMBIGUOUS_PART_NUMBER,
            /** The country is in no region. */
            UNKNOWN_REGION,
            /** The part has no price in the country's region today. */
            NO_PRICE,
            RATE_MISSING,
            /** A hard rule needs something nobody has said. */
            RULE_UNDECIDABLE,
            NOTHING_ON_GRID,
            CAP_NOT_MET;

            static Why of(Formed.Why why) {
                return switch (why) {
                    case RATE_MISSING -> RATE_MISSING;
                    case RULE_UNDECIDABLE -> RULE_UNDECIDABLE;
                    case NOTHING_ON_GRID -> NOTHING_ON_GRID;
                    case CAP_NOT_MET -> CAP_NOT_MET;
                };
            }
        }
    }
}
