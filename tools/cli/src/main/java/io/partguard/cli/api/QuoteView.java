package io.partguard.cli.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One country's quote for some parts. */
public record QuoteView(
        @Nullable String id, String country, @Nullable String region, String currency, List<Line> lines) {

    /** @param status PRICED, UNKNOWN_PART or NO_PRICE */
    public record Line(
            String brand,
            String partNumber,
            String status,
            @Nullable MoneyView unitListPrice,
            @Nullable MoneyView unitRetailInclTax,
            @Nullable MoneyView dealerNet,
            @Nullable BindingRule bindingRule,
            @Nullable List<Step> waterfall) {}

    public record BindingRule(
            String id, @Nullable String type, @Nullable LegalSource legalSource) {}

    public record LegalSource(
            @Nullable String title,
            @Nullable String url,
            @Nullable String text) {}

    /** @param amount what the price is after this step, or what the step adds, as the service says */
    public record Step(
            String step,
            @Nullable MoneyView amount,
            @Nullable String note,
            @Nullable String ruleId) {}
}
