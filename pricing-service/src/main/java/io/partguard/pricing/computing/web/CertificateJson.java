package io.partguard.pricing.computing.web;

import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.rule.RuleId;
import io.partguard.pricing.verification.PriceCertificate;
import io.partguard.pricing.waterfall.Step;
import io.partguard.pricing.web.Amount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * @param target the steps from the list price to what the part should have cost before any rule was looked at
 * @param pressure id of the approved market pressure that the book rests on
 * @param stands whether every line holds
 * @param bindingRule the rule that stops the next price of the grid
 */
record CertificateJson(
        String region,
        String country,
        String validAt,
        Amount price,
        Amount retailInclTax,
        Amount dealerNet,
        List<TargetStep> target,
        List<Line> rules,
        @Nullable String bindingRule,
        boolean stands,
        @Nullable String pressure) {

    /** @param amount after the step */
    record TargetStep(
            Step.Kind step, Amount amount, @Nullable String note) {}

    /** Amounts are at the rule's level, in the region's currency. */
    record Line(
            String rule,
            String source,
            String level,
            @Nullable String seen,
            @Nullable String limit,
            @Nullable String slack,
            @Nullable String note,
            List<String> because) {}

    static CertificateJson of(PriceCertificate certificate, List<Step> target, Optional<String> pressure) {
        return new CertificateJson(
                certificate.cell().region(),
                certificate.cell().country(),
                certificate.validAt().toString(),
                Amount.of(certificate.price()),
                Amount.of(certificate.retailInclTax()),
                Amount.of(certificate.dealerNet()),
                target.stream()
                        .map(step -> new TargetStep(
                                step.kind(),
                                Amount.of(step.amount()),
                                step.note().orElse(null)))
                        .toList(),
                certificate.lines().stream().map(CertificateJson::line).toList(),
                certificate.binding().map(RuleId::value).orElse(null),
                certificate.stands(),
                pressure.orElse(null));
    }

    private static Line line(PriceCertificate.Line line) {
        return new Line(
                line.rule().value(),
                line.source().title(),
                line.level().name(),
                plain(line.seen()),
                plain(line.limit()),
                plain(line.slack()),
                line.note().orElse(null),
                line.because().stream().map(Cell::country).toList());
    }

    private static @Nullable String plain(Optional<BigDecimal> amount) {
        return amount.map(BigDecimal::toPlainString).orElse(null);
    }
}
