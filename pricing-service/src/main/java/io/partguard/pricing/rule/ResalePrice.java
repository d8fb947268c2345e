package io.partguard.pricing.rule;

import io.partguard.pricing.rule.Publication.Binding;
import java.util.Optional;

/** A maker may recommend a resale price or name the highest one, never fix it or name a lowest one. Law in the EU and China. */
public record ResalePrice() implements Procedure {

    @Override
    public RuleType type() {
        return RuleType.RESALE_PRICE;
    }

    @Override
    public Optional<Objection> objection(Publication publication) {
        return switch (publication.binding()) {
            case Binding.RECOMMENDED, Binding.MAXIMUM -> Optional.empty();
            case Binding.MINIMUM, Binding.FIXED ->
                Optional.of(new Objection("RESALE_PRICE_MAINTENANCE", "RECOMMENDED or MAXIMUM"));
        };
    }
}
