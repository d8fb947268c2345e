package io.partguard.pricing.pricelist;

import io.partguard.identity.Money;
import io.partguard.identity.PartNumber;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A line of a price list: from a day on, a part costs this in a region.
 *
 * @param brand key of the brand
 * @param listPrice retail without tax, in the region's currency, more than 0
 * @param dealerNet not above the list price; empty where the region's discount decides
 * @param family the kind of part; empty where the list does not say
 */
public record PriceRow(
        String brand,
        PartNumber number,
        String region,
        LocalDate validFrom,
        Money listPrice,
        Optional<Money> dealerNet,
        Optional<String> family) {}
