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
        Formula formula) {

    /**
     * The highest retail price without tax that the rule allows in the cell, in the currency's smallest units: the
     * formula's bound brought from the rule's level to that one.
     */
    public Bound bound(Cell cell, Prices prices, Facts facts) {
        if (!inForce.contains(facts.validAt())) {
            return new Bound.NotApplicable("not in force on " + facts.validAt());
        }
        return switch (scope.covers(cell, facts)) {
            case Scope.Coverage.Outside() -> new Bound.NotApplicable("out of scope");
            case Scope.Coverage.Unknown(Fact missing) -> new Bound.Unknown(missing);
            case Scope.Coverage.Inside() ->
                switch (formula.bound(cell, prices, facts)) {
                    case Bound.AtMost(BigDecimal price, List<Cell> because) -> atRetail(price, because, cell, facts);
                    case Bound.NotApplicable notApplicable -> notApplicable;
                    case Bound.Unknown unknown -> unknown;
                };
        };
    }

    private Bound atRetail(BigDecimal price, List<Cell> because, Cell cell, Facts facts) {
        return facts.chain(cell)
                .highest(level, price)
                .<Bound>map(highest -> new Bound.AtMost(highest.amount(), because))
                .orElseGet(() -> new Bound.Unknown(new Fact(Fact.Kind.EX_WORKS_SHARE, cell.region())));
    }
}
