package io.partguard.pricing.rule;

import io.partguard.pricing.cell.DatePeriod;
import java.time.LocalDate;

/** A dated rule with its legal source: on single prices, on sums of them, or on how they are published. */
public sealed interface Rule permits PriceRule, BasketRule, PublicationRule {

    RuleId id();

    Scope scope();

    DatePeriod inForce();

    LegalSource source();

    Force force();

    Status status();

    RuleType type();

    /** Whether it is applied on a day: drafts never are, a repealed rule is up to the end of its period. */
    default boolean applies(LocalDate day) {
        return status().applies() && inForce().contains(day);
    }
}
