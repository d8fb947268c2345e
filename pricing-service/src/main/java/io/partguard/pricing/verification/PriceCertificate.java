package io.partguard.pricing.verification;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.PriceLevel;
import io.partguard.pricing.rule.LegalSource;
import io.partguard.pricing.rule.RuleId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The proof for one price in one country: every hard rule in scope, what it allows, and how much is left.
 *
 * @param price retail without tax
 * @param binding the rule that stops the next price of the grid; empty where none does
 * @param stands whether every line holds: a certificate that does not stand proves the opposite
 */
public record PriceCertificate(
        Cell cell,
        LocalDate validAt,
        Money price,
        Money retailInclTax,
        Money dealerNet,
        List<Line> lines,
        Optional<RuleId> binding,
        boolean stands) {

    /**
     * @param seen the price at the rule's level
     * @param limit at the rule's level; empty where the rule does not apply, or could not be worked out
     * @param slack limit less price; empty as the limit is
     * @param note why it does not apply, or the missing fact
     * @param because cells whose prices made the limit
     */
    public record Line(
            RuleId rule,
            LegalSource source,
            PriceLevel level,
            Optional<BigDecimal> seen,
            Optional<BigDecimal> limit,
            Optional<BigDecimal> slack,
            Optional<String> note,
            List<Cell> because) {}
}
