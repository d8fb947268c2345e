package io.partguard.pricing.waterfall;

import io.partguard.identity.Money;
import io.partguard.pricing.book.Market;
import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.PriceGrid;
import io.partguard.pricing.cell.PriceLevel;
import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Ceiling;
import io.partguard.pricing.rule.Force;
import io.partguard.pricing.rule.LegalSource;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.RuleId;
import io.partguard.pricing.rule.Scope;
import io.partguard.pricing.rule.Status;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Regions, rules and rates the tests speak about. */
final class Examples {

    static final LocalDate TODAY = LocalDate.of(2026, 4, 13);
    static final PartKey PART = PartKey.of("Nordkette", "34 11 6 850-886");

    private Examples() {}

    static Region region(String country, String currency, String step, String tax) {
        return new Region(
                "r-" + country,
                country,
                new TreeSet<>(Set.of(country)),
                Currency.getInstance(currency),
                new PriceGrid(Money.of(step, currency)),
                new BigDecimal(tax),
                ZoneId.of("UTC"),
                new BigDecimal("0.35"),
                Optional.empty(),
                DatePeriod.ALWAYS);
    }

    static PriceRule ceiling(String id, String country, PriceLevel level, String amount, String currency) {
        return new PriceRule(
                new RuleId(id),
                new Scope(Set.of(country), Set.of(), Set.of(), Set.of()),
                level,
                new DatePeriod(LocalDate.of(2020, 1, 1), null),
                new LegalSource("An order", Optional.empty(), Optional.empty()),
                Force.HARD,
                Status.IN_FORCE,
                new Ceiling(Money.of(amount, currency)));
    }

    static PriceRule inForce(PriceRule rule, String from, String to) {
        DatePeriod period = new DatePeriod(LocalDate.parse(from), LocalDate.parse(to));
        return new PriceRule(
                rule.id(),
                rule.scope(),
                rule.level(),
                period,
                rule.source(),
                rule.force(),
                rule.status(),
                rule.formula());
    }

    static PriceRule soft(PriceRule rule) {
        return new PriceRule(
                rule.id(),
                rule.scope(),
                rule.level(),
                rule.inForce(),
                rule.source(),
                Force.SOFT,
                rule.status(),
                rule.formula());
    }

    static PriceRule scoped(PriceRule rule, Scope scope) {
        return new PriceRule(
                rule.id(),
                scope,
                rule.level(),
                rule.inForce(),
                rule.source(),
                rule.force(),
                rule.status(),
                rule.formula());
    }

    static Rates rates(String... currencyAndRate) {
        Map<Currency, Rates.Rate> rates = new HashMap<>();
        for (int i = 0; i < currencyAndRate.length; i += 2) {
            rates.put(
                    Currency.getInstance(currencyAndRate[i]),
                    new Rates.Rate(TODAY, new BigDecimal(currencyAndRate[i + 1])));
        }
        return new Rates(TODAY, rates);
    }

    static BasePrice list(String amount, String currency) {
        return new BasePrice(Money.of(amount, currency), Optional.empty());
    }

    static Formed form(BasePrice base, Region region, PriceRule... rules) {
        return form(base, region, Rates.none(TODAY), rules);
    }

    static Formed form(BasePrice base, Region region, Rates rates, PriceRule... rules) {
        return form(Optional.empty(), base, region, rates, List.of(rules));
    }

    static Formed form(Optional<String> family, BasePrice base, Region region, Rates rates, List<PriceRule> rules) {
        return PriceFormation.form(PART, family, base, market(region, rates, rules));
    }

    static Market market(Region region, Rates rates, List<PriceRule> rules) {
        return new Market(region.countries().first(), region, TODAY, rules, rates);
    }
}
