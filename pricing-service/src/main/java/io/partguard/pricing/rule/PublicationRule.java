package io.partguard.pricing.rule;

import io.partguard.pricing.cell.DatePeriod;
import java.util.Optional;

/** A dated rule with a legal source on how and when prices are published. */
public record PublicationRule(
        RuleId id, Scope scope, DatePeriod inForce, LegalSource source, Force force, Status status, Procedure procedure)
        implements Rule {

    @Override
    public RuleType type() {
        return procedure.type();
    }

    /** What speaks against a publication in a country; empty where nothing does, or the rule is not about it. */
    public Optional<Procedure.Objection> objection(Publication publication) {
        return applies(publication.effective()) && scope.countries().contains(publication.country())
                ? procedure.objection(publication)
                : Optional.empty();
    }
}
