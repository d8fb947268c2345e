package io.partguard.pricing.rule;

import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.cell.PriceLevel;
import java.math.BigDecimal;
import java.util.List;

/**
 * A dated rule with a legal source: nothing in its scope may cost more, at its level, than its formula allows.
 *
 * @param level where along the chain of trade the formula's amount stands
 */
public record PriceRule(
        RuleId id,
        Scope scope,
        PriceLevel level,
        DatePeriod inForce,
        LegalSource source,
        Force force,
        Status status,
        Formula formula)
        implements Rule {

    /** @throws IllegalArgumentException where such a formula does not stand at the level */
    public PriceRule {
        if (formula.onlyLevel().isPresent() && formula.onlyLevel().get() != level) {
            throw new IllegalArgumentException(
                    "such a rule stands at " + formula.onlyLevel().get() + " alone");
        }
    }

    @Override
    public RuleType type() {
        return formula.type();
    }

    /** The same rule in another state, to see what it would do. */
    public PriceRule with(Status other) {
        return new PriceRule(id, scope, level, inForce, source, force, other, formula);
    }

    /**
     * The highest retail price without tax that the rule allows in the cell, in the currency's smallest units: the
     * formula's bound brought from the rule's level to that one.
     *
     * @param prices retail without tax
     */
    public Bound bound(Cell cell, Prices prices, Facts facts) {
        return switch (boundAtLevel(cell, prices, facts)) {
            case Bound.AtMost(BigDecimal price, List<Cell> because) -> atRetail(price, because, cell, facts);
            case Bound.NotApplicable notApplicable -> notApplicable;
            case Bound.Unknown unknown -> unknown;
        };
    }

    /** The same at the rule's own level, where it can be compared with what people see. */
    public Bound boundAtLevel(Cell cell, Prices prices, Facts facts) {
        if (!applies(facts.validAt())) {
            return new Bound.NotApplicable("not in force on " + facts.validAt());
        }
        return switch (scope.covers(cell, facts)) {
            case Scope.Coverage.Outside() -> new Bound.NotApplicable("out of scope");
            case Scope.Coverage.Unknown(Fact missing) -> new Bound.Unknown(missing);
            case Scope.Coverage.Inside() -> formula.bound(cell, new PricesAtLevel(level, prices, facts), facts);
        };
    }

    private Bound atRetail(BigDecimal price, List<Cell> because, Cell cell, Facts facts) {
        return facts.chain(cell)
                .highest(level, price)
                .<Bound>map(highest -> new Bound.AtMost(highest.amount(), because))
                .orElseGet(() -> new Bound.Unknown(new Fact(Fact.Kind.EX_WORKS_SHARE, cell.region())));
    }
}
