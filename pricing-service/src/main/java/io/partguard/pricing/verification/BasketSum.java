package io.partguard.pricing.verification;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.PriceChain;
import io.partguard.pricing.cell.Share;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Basket.Budget;
import io.partguard.pricing.rule.BasketRule;
import io.partguard.pricing.rule.Fact;
import io.partguard.pricing.rule.Facts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** The sum of one basket's prices in one country, exact: a fraction of whole numbers. */
final class BasketSum {
    private final BasketRule rule;
    private final String country;
    private final PriceChain chain;
    private final Map<PartKey, Share> quantities;
    private BigInteger numerator = BigInteger.ZERO;
    private BigInteger denominator = BigInteger.ONE;
    private boolean levelMissing;

    BasketSum(BasketRule rule, String country, Region region) {
        this.rule = rule;
        this.country = country;
        this.chain = region.chain();
        this.quantities = rule.basket().quantities();
    }

    synchronized void add(PartKey part, String where, Money price) {
        Share quantity = quantities.get(part);
        if (quantity == null || !where.equals(country)) {
            return;
        }
        Optional<Money> seen = chain.at(rule.level(), price);
        if (seen.isEmpty()) {
            levelMissing = true;
            return;
        }
        BigDecimal over = seen.get().amount().multiply(quantity.numerator());
        int scale = Math.max(Math.max(over.scale(), quantity.denominator().scale()), 0);
        BigInteger n = over.setScale(scale).unscaledValue();
        BigInteger d = quantity.denominator().setScale(scale).unscaledValue();
        numerator = numerator.multiply(d).add(n.multiply(denominator));
        denominator = denominator.multiply(d);
        BigInteger common = numerator.gcd(denominator);
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
    }

    synchronized Optional<Violation> violation(Facts facts) {
        if (levelMissing) {
            return Optional.of(violation(Optional.empty(), "EX_WORKS_SHARE"));
        }
        return switch (rule.budget(country, facts)) {
            case Budget.Unknown(Fact missing) ->
                Optional.of(violation(Optional.empty(), missing.kind() + " " + missing.of()));
            case Budget.AtMost(BigDecimal most) ->
                new BigDecimal(numerator).compareTo(most.multiply(new BigDecimal(denominator))) > 0
                        ? Optional.of(violation(Optional.of(most), rule.level().name()))
                        : Optional.empty();
        };
    }

    private Violation violation(Optional<BigDecimal> limit, String detail) {
        BigDecimal sum = new BigDecimal(numerator).divide(new BigDecimal(denominator), 6, RoundingMode.CEILING);
        return new Violation(Optional.empty(), country, rule.id().value(), Optional.of(sum), limit, detail);
    }
}
