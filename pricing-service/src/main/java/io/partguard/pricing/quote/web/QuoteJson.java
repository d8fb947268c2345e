package io.partguard.pricing.quote.web;

import io.partguard.pricing.quote.Quote;
import io.partguard.pricing.rule.LegalSource;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.waterfall.Formed;
import io.partguard.pricing.waterfall.Step;
import io.partguard.pricing.web.Amount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A quote as it is sent. */
record QuoteJson(
        String id,
        Instant createdAt,
        Instant expiresAt,
        LocalDate validAt,
        Instant knownAt,
        String country,
        String region,
        String currency,
        String priceBook,
        List<Line> lines) {

    enum Status {
        PRICED,
        UNKNOWN_PART,
        NO_PRICE
    }

    /**
     * @param suppliedPartNumber of the part that is priced, where it is written otherwise than the one asked for,
     *     or is the one that replaces it
     * @param code why there is no price
     * @param unitListPrice retail without tax, after all rules and on the region's grid
     * @param lineTotal dealer net times quantity
     */
    record Line(
            String brand,
            String partNumber,
            int quantity,
            Status status,
            SupersessionJson supersession,
            @Nullable String suppliedPartNumber,
            @Nullable String code,
            @Nullable String detail,
            @Nullable Amount unitListPrice,
            @Nullable Amount unitRetailInclTax,
            @Nullable Amount dealerNet,
            @Nullable Amount lineTotal,
            @Nullable BindingRule bindingRule,
            @Nullable List<StepJson> waterfall) {}

    record BindingRule(String id, String type, Source legalSource) {}

    record Source(
            String title, @Nullable String url, @Nullable String text) {
        static Source of(LegalSource source) {
            return new Source(
                    source.title(), source.url().orElse(null), source.text().orElse(null));
        }
    }

    record StepJson(
            Step.Kind step,
            Amount amount,
            @Nullable String note,
            @Nullable String ruleId) {
        static StepJson of(Step step) {
            return new StepJson(
                    step.kind(),
                    Amount.of(step.amount()),
                    step.note().orElse(null),
                    step.rule().map(Object::toString).orElse(null));
        }
    }

    static QuoteJson of(Quote quote, boolean waterfall) {
        return new QuoteJson(
                quote.id(),
                quote.createdAt(),
                quote.expiresAt(),
                quote.validAt(),
                quote.knownAt(),
                quote.country(),
                quote.region().id(),
                quote.region().currency().getCurrencyCode(),
                quote.revision().label(),
                quote.lines().stream().map(line -> line(line, waterfall)).toList());
    }

    private static Line line(Quote.Line line, boolean waterfall) {
        return switch (line) {
            case Quote.PricedLine priced -> priced(priced, waterfall);
            case Quote.UnknownPart(var asked, var succession, boolean ambiguous) ->
                none(line, Status.UNKNOWN_PART, null, ambiguous ? "AMBIGUOUS_PART_NUMBER" : "UNKNOWN_PART", null, null);
            case Quote.NoPrice(var asked, var succession, var supplied, var formed) ->
                none(
                        line,
                        Status.NO_PRICE,
                        supplied.orElse(null),
                        formed.map(none -> none.why().name()).orElse("NO_PRICE"),
                        formed.map(Formed.NotPriced::detail).orElse(null),
                        waterfall
                                ? formed.map(Formed::steps)
                                        .map(QuoteJson::steps)
                                        .orElse(null)
                                : null);
        };
    }

    private static Line priced(Quote.PricedLine line, boolean waterfall) {
        Formed.Priced price = line.price();
        return new Line(
                line.asked().brand(),
                line.asked().partNumber(),
                line.asked().quantity(),
                Status.PRICED,
                SupersessionJson.of(line.succession()),
                line.supplied().orElse(null),
                null,
                null,
                Amount.of(price.listPrice()),
                Amount.of(price.retailInclTax()),
                Amount.of(price.dealerNet()),
                Amount.of(line.total()),
                price.binding().map(QuoteJson::binding).orElse(null),
                waterfall ? steps(price.steps()) : null);
    }

    private static Line none(
            Quote.Line line,
            Status status,
            @Nullable String supplied,
            String code,
            @Nullable String detail,
            @Nullable List<StepJson> steps) {
        return new Line(
                line.asked().brand(),
                line.asked().partNumber(),
                line.asked().quantity(),
                status,
                SupersessionJson.of(line.succession()),
                supplied,
                code,
                detail,
                null,
                null,
                null,
                null,
                null,
                steps);
    }

    private static List<StepJson> steps(List<Step> steps) {
        return steps.stream().map(StepJson::of).toList();
    }

    private static BindingRule binding(PriceRule rule) {
        return new BindingRule(rule.id().value(), rule.formula().type().name(), Source.of(rule.source()));
    }
}
