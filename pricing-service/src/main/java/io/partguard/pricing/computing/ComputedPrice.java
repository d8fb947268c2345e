package io.partguard.pricing.computing;

import io.partguard.identity.Money;
import io.partguard.pricing.optimizer.Conflict;
import io.partguard.pricing.rule.RuleId;
import java.util.Currency;
import java.util.Optional;

/**
 * A part in a region, as worked out.
 *
 * @param target what it should cost before any rule, in smallest units of the region's currency; empty where nobody has said
 *     what that takes: then there is no price either
 * @param price empty where rules leave none; then there is a conflict
 * @param dealerNet where the list names a dealer's price of its own: the same share of the new price
 */
public record ComputedPrice(
        long partNo,
        String region,
        Currency currency,
        Optional<Money> target,
        Optional<Money> price,
        Optional<Money> dealerNet,
        Optional<RuleId> binding,
        Optional<Conflict> conflict) {}
