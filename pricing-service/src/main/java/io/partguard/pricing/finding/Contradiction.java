package io.partguard.pricing.finding;

import io.partguard.pricing.rule.RuleId;
import java.util.List;
import java.util.Optional;

/**
 * Hard rules that no price above 0 can obey: along the path each price is limited by the one before, and the first by the
 * last, and once round it is lower.
 *
 * @param path regions
 * @param rules for each region the rule that limits it by the one before
 * @param brand empty: of any
 * @param family empty: of any
 * @param partNumber empty: any
 */
public record Contradiction(
        List<String> path,
        List<RuleId> rules,
        Optional<String> brand,
        Optional<String> family,
        Optional<String> partNumber) {}
