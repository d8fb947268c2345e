package io.partguard.detection.judging.pipeline;

import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks pricing-service what genuine parts may cost. */
public interface PriceReferences {

    /** One answer an item, in order; None where pricing has no price for the part. */
    Answers find(List<Item> items);

    /** A part in a country; {@code currency} is the one the listing is priced in and the answer should be in. */
    record Item(String brand, String partNumber, String country, String currency) {}

    record Answers(String priceBook, List<Lookup<PriceReference>> answers) {}

    /**
     * All amounts per piece, in the currency asked for, without tax.
     *
     * @param cheapestLegal the lowest dealer net of any region, with its country; missing where it could not be converted
     */
    record PriceReference(
            Money listPrice,
            Money dealerNet,
            @Nullable Money cheapestLegal,
            @Nullable String cheapestLegalCountry) {}
}
