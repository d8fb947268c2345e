package io.partguard.pricing.pricelist;

import io.partguard.pricing.waterfall.BasePrice;
import java.time.LocalDate;
import java.util.Optional;

/** What a price list says about a part in a region on a day. */
public record ListedPrice(long partNo, String region, LocalDate validFrom, BasePrice base, Optional<String> family) {}
