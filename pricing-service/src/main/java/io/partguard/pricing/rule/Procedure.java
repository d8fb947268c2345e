package io.partguard.pricing.rule;

import java.util.Optional;

/** What a rule asks of a publication. */
public sealed interface Procedure permits NoticePeriod, ResalePrice {

    RuleType type();

    Optional<Objection> objection(Publication publication);

    /** @param code stable, such as {@code EFFECTIVE_TOO_EARLY}; @param needed the value that would do */
    record Objection(String code, String needed) {}
}
