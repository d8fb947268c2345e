package io.partguard.pricing.finding;

import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.PriceChain;
import io.partguard.pricing.optimizer.Place;
import io.partguard.pricing.optimizer.RuleCompiler;
import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Facts;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.Prices;
import io.partguard.pricing.rule.Rule;
import io.partguard.pricing.rule.Scope;
import io.partguard.pricing.rule.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds rules that run in a circle below 1 on a day, drafts counted as if they were in force. */
public final class Contradictions {
    private static final String ANY = "";

    private final List<Region> regions;
    private final List<PriceRule> rules;
    private final LocalDate day;
    private final Rates rates;

    private Contradictions(List<Region> regions, List<? extends Rule> rules, LocalDate day, Rates rates) {
        this.regions = regions;
        this.rules = rules.stream()
                .filter(PriceRule.class::isInstance)
                .map(rule -> ((PriceRule) rule).with(Status.IN_FORCE))
                .toList();
        this.day = day;
        this.rates = rates;
    }

    /** @param regions those valid on the day */
    public static List<Contradiction> find(
            List<Region> regions, List<? extends Rule> rules, LocalDate day, Rates rates) {
        return new Contradictions(regions, rules, day, rates).find();
    }

    /** One part stands for all that are in the same scopes. */
    private record Sample(String brand, String family, String number) {}

    private List<Contradiction> find() {
        Map<PartKey, Sample> samples =
                new TreeMap<>(java.util.Comparator.comparing(PartKey::brand).thenComparing(PartKey::number));
        int n = 0;
        for (Sample sample : samples()) {
            // Numbers that nobody names must be different, since the family hangs on the part.
            String number = sample.number().equals(ANY) ? "?" + n++ : sample.number();
            samples.put(new PartKey(sample.brand(), number), sample);
        }
        RuleCompiler compiler = new RuleCompiler(
                regions.stream().map(Place::of).toList(), rules, new OnTheDay(samples), Prices.UNKNOWN);
        Set<List<String>> seen = new LinkedHashSet<>();
        List<Contradiction> found = new ArrayList<>();
        samples.forEach((part, sample) -> compiler.contradictions(part).forEach(cycle -> {
            List<String> ids = cycle.rules().stream()
                    .map(r -> compiler.rules().get(r).id().value())
                    .sorted()
                    .toList();
            if (seen.add(ids)) {
                found.add(new Contradiction(
                        cycle.places().stream().map(p -> regions.get(p).id()).toList(),
                        cycle.rules().stream()
                                .map(r -> compiler.rules().get(r).id())
                                .toList(),
                        given(sample.brand()),
                        given(sample.family()),
                        given(sample.number())));
            }
        }));
        return found;
    }

    private static Optional<String> given(String value) {
        return value.equals(ANY) ? Optional.empty() : Optional.of(value);
    }

    private Set<Sample> samples() {
        Set<Sample> samples = new LinkedHashSet<>();
        samples.add(new Sample(ANY, ANY, ANY));
        for (PriceRule rule : rules) {
            Scope scope = rule.scope();
            for (String brand : orAny(scope.brands())) {
                for (String family : orAny(scope.families())) {
                    for (String number : orAny(scope.partNumbers())) {
                        samples.add(new Sample(brand, family, number));
                    }
                }
            }
        }
        return samples;
    }

    private static Set<String> orAny(Set<String> values) {
        return values.isEmpty() ? Set.of(ANY) : new TreeSet<>(values);
    }

    private final class OnTheDay implements Facts {
        private final Map<PartKey, Sample> samples;

        OnTheDay(Map<PartKey, Sample> samples) {
            this.samples = samples;
        }

        @Override
        public LocalDate validAt() {
            return day;
        }

        @Override
        public PriceChain chain(Cell cell) {
            return regions.stream()
                    .filter(region -> region.id().equals(cell.region()))
                    .findFirst()
                    .orElseThrow()
                    .chain();
        }

        @Override
        public Rates rates() {
            return rates;
        }

        @Override
        public Optional<String> family(PartKey part) {
            Sample sample = samples.get(part);
            return Optional.of(sample == null || sample.family().equals(ANY) ? "?" : sample.family());
        }
    }
}
