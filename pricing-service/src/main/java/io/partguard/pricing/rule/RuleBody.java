package io.partguard.pricing.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as people write it and as it is kept. {@link RuleReader} makes a {@link Rule} of it, or says why not.
 *
 * @param status without one the rule is in force
 * @param terms what the type needs beyond the amount
 */
public record RuleBody(
        @Nullable String type,
        @Nullable List<String> countries,
        @Nullable List<String> brands,
        @Nullable List<String> families,
        @Nullable List<String> partNumbers,
        @Nullable String level,
        @Nullable Amount amount,
        @Nullable Period inForce,
        @Nullable Source legalSource,
        @Nullable String force,
        @Nullable String status,
        @Nullable RuleTerms terms) {

    public record Amount(@Nullable String amount, @Nullable String currency) {}

    public record Period(@Nullable String from, @Nullable String to) {}

    public record Source(
            @Nullable String title,
            @Nullable String url,
            @Nullable String text) {}
}
