package io.partguard.pricing.waterfall;

import io.partguard.pricing.rule.Facts;
import io.partguard.pricing.rule.Prices;

/** What a price is compared with where a rule looks further than the price itself: other countries, other days. */
public record Compared(Facts facts, Prices prices) {}
