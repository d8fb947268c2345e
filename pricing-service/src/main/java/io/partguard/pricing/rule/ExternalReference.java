package io.partguard.pricing.rule;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.rate.Rates.Converted;
import io.partguard.pricing.rule.Prices.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * No more than what other countries pay: p ≤ factor · statistic of the others' prices. Seen in 28 European countries for
 * medicines. Each price is converted at the day's rate and rounded down to the cell's smallest unit before they are
 * compared; countries in the cell's own region are left out, since a price is no reference for itself.
 *
 * @param countries that are looked at
 * @param least of how many of them there must be a price; with fewer the rule does not apply
 * @param factor more than 0; .95 for "5 per cent below"
 */
public record ExternalReference(Statistic statistic, SortedSet<String> countries, int least, BigDecimal factor)
        implements Formula {

    /** @throws IllegalArgumentException without countries, for a least number they cannot reach, or a factor of 0 or less */
    public ExternalReference {
        if (least < 1 || least > countries.size()) {
            throw new IllegalArgumentException("the least number of prices must be from 1 to that of the countries");
        }
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("a factor must be more than 0");
        }
        countries = new TreeSet<>(countries);
    }

    @Override
    public RuleType type() {
        return RuleType.EXTERNAL_REFERENCE;
    }

    private record Reference(Cell cell, BigDecimal price) {}

    @Override
    public Bound bound(Cell cell, Prices prices, Facts facts) {
        List<Reference> references = new ArrayList<>();
        for (String country : countries) {
            switch (prices.in(cell.part(), country)) {
                case Price.None() -> {}
                case Price.Unknown(Fact missing) -> {
                    return new Bound.Unknown(missing);
                }
                case Price.Known(Cell there, Money price) -> {
                    if (there.region().equals(cell.region())) {
                        continue;
                    }
                    var to = facts.chain(cell).currency();
                    Optional<Money> converted = facts.rates().convert(price, to).map(Converted::down);
                    if (converted.isEmpty()) {
                        return new Bound.Unknown(Limits.rate(price.currency(), to));
                    }
                    references.add(new Reference(there, converted.get().amount()));
                }
            }
        }
        if (references.size() < least) {
            return new Bound.NotApplicable("fewer than " + least + " prices to refer to");
        }
        references.sort(Comparator.comparing(Reference::price));
        return of(references);
    }

    private Bound of(List<Reference> sorted) {
        Statistic.Span span = statistic.span(sorted.size());
        List<Reference> counted = sorted.subList(span.from(), span.to());
        BigDecimal sum = counted.stream().map(Reference::price).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Bound.AtMost(
                Limits.quotient(sum.multiply(factor), BigDecimal.valueOf(counted.size())),
                counted.stream().map(Reference::cell).toList());
    }
}
