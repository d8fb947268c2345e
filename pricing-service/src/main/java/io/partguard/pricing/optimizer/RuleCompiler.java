package io.partguard.pricing.optimizer;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.rule.Ceiling;
import io.partguard.pricing.rule.Corridor;
import io.partguard.pricing.rule.ExternalReference;
import io.partguard.pricing.rule.Fact;
import io.partguard.pricing.rule.Facts;
import io.partguard.pricing.rule.Force;
import io.partguard.pricing.rule.Freeze;
import io.partguard.pricing.rule.IndexLinked;
import io.partguard.pricing.rule.MarginFreeze;
import io.partguard.pricing.rule.MarkUp;
import io.partguard.pricing.rule.MaximumRetailPrice;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.Prices;
import io.partguard.pricing.rule.Scope;
import io.partguard.pricing.rule.YearlyRise;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns rules into whole numbers and arrays, once for all parts in the same scopes. Hard rules only: a soft one lowers
 * nothing.
 */
public final class RuleCompiler {
    /** Where rules name single parts, each part has its own network; more are not kept. */
    private static final int NETWORKS_KEPT = 2_000;

    private final List<Place> places;
    private final List<PriceRule> rules;
    private final Facts facts;
    private final Fx fx;
    private final PartLimits limits;
    private final Map<String, Integer> placeOf = new HashMap<>();
    private final List<List<Piece>> pieces = new ArrayList<>();
    private final Map<Scoped, Network> networks = new ConcurrentHashMap<>();

    private final Map<Kin, Network> byKin = new ConcurrentHashMap<>();
    private final Set<String> named = new HashSet<>();
    private final boolean anyFamily;
    private final boolean anyBrand;

    /** What decides the rules of parts that no rule names. */
    private record Kin(String brand, Optional<String> family) {}

    /** Which rules are about a part, and which of them nobody can tell. */
    private record Scoped(BitSet inside, BitSet undecided) {}

    /**
     * @param rules in any state; those that are soft or not applied on the facts' day are left out
     * @param past own prices of other days
     */
    public RuleCompiler(List<Place> places, List<PriceRule> rules, Facts facts, Prices past) {
        this.places = List.copyOf(places);
        this.rules = rules.stream()
                .filter(rule -> rule.force() == Force.HARD && rule.applies(facts.validAt()))
                .toList();
        this.facts = facts;
        this.fx = new Fx(facts.rates());
        this.limits = new PartLimits(facts, past);
        this.rules.forEach(rule -> named.addAll(rule.scope().partNumbers()));
        this.anyFamily =
                this.rules.stream().anyMatch(rule -> !rule.scope().families().isEmpty());
        this.anyBrand =
                this.rules.stream().anyMatch(rule -> !rule.scope().brands().isEmpty());
        for (int i = 0; i < places.size(); i++) {
            for (String country : places.get(i).countries()) {
                placeOf.put(country, i);
            }
        }
        for (int r = 0; r < this.rules.size(); r++) {
            pieces.add(pieces(r, this.rules.get(r)));
        }
    }

    public List<Place> places() {
        return places;
    }

    /** The rules that are compiled, by the index that answers refer to. */
    public List<PriceRule> rules() {
        return rules;
    }

    PartLimits limits() {
        return limits;
    }

    /** Rules about a part that run in a circle below 1, whatever it costs. */
    public List<Cycle> contradictions(PartKey part) {
        return network(part).contradictions;
    }

    /** The rules about a part. Parts that no rule names have one network a brand and family. */
    Network network(PartKey part) {
        Optional<String> family = anyFamily ? facts.family(part) : Optional.empty();
        if (named.contains(part.number())) {
            return network(scoped(part, family));
        }
        Kin kin = new Kin(anyBrand ? part.brand() : "", family.map(RuleCompiler::familyKey));
        Network known = byKin.get(kin);
        if (known == null) {
            known = network(scoped(part, family));
            if (byKin.size() < NETWORKS_KEPT) {
                byKin.put(kin, known);
            }
        }
        return known;
    }

    private Scoped scoped(PartKey part, Optional<String> family) {
        BitSet inside = new BitSet();
        BitSet undecided = new BitSet();
        for (int r = 0; r < rules.size(); r++) {
            Scope scope = rules.get(r).scope();
            if ((scope.brands().isEmpty() || scope.brands().contains(part.brand()))
                    && (scope.partNumbers().isEmpty() || scope.partNumbers().contains(part.number()))) {
                boolean all = scope.families().isEmpty();
                inside.set(
                        r,
                        all
                                || family.map(name -> scope.families().contains(familyKey(name)))
                                        .orElse(false));
                undecided.set(r, !all && family.isEmpty());
            }
        }
        return new Scoped(inside, undecided);
    }

    private static String familyKey(String family) {
        return family.strip().toLowerCase(Locale.ROOT);
    }

    private Network network(Scoped scoped) {
        Network known = networks.get(scoped);
        if (known == null) {
            known = assembled(scoped);
            if (networks.size() < NETWORKS_KEPT) {
                networks.put(scoped, known);
            }
        }
        return known;
    }

    private Network assembled(Scoped scoped) {
        List<Piece> all = new ArrayList<>();
        scoped.inside().stream().forEach(r -> all.addAll(pieces.get(r)));
        scoped.undecided().stream()
                .forEach(r -> places(rules.get(r))
                        .values()
                        .forEach(place ->
                                all.add(new Piece.Missing(r, place, new Fact(Fact.Kind.PART_FAMILY, "the part")))));
        return new Network(places.size(), all);
    }

    /** The countries of the rule's scope that are in a place. */
    private Map<String, Integer> places(PriceRule rule) {
        Map<String, Integer> found = new LinkedHashMap<>();
        rule.scope().countries().forEach(country -> {
            Integer place = placeOf.get(country);
            if (place != null) {
                found.put(country, place);
            }
        });
        return found;
    }

    private List<Piece> pieces(int r, PriceRule rule) {
        List<Piece> found = new ArrayList<>();
        places(rule)
                .forEach((country, to) -> Levels.of(places.get(to), rule.level())
                        .ifPresentOrElse(
                                level -> found.addAll(pieces(r, rule, country, to, level)),
                                () -> found.add(new Piece.Missing(
                                        r,
                                        to,
                                        new Fact(
                                                Fact.Kind.EX_WORKS_SHARE,
                                                places.get(to).region())))));
        return found;
    }

    /** A new type of rule stops here until it is told what it is in whole numbers. */
    private List<Piece> pieces(int r, PriceRule rule, String country, int to, Levels level) {
        return switch (rule.formula()) {
            case Ceiling(Money amount) -> List.of(cap(r, to, level, amount));
            case MaximumRetailPrice(Money amount) -> List.of(cap(r, to, level, amount));
            case MarkUp f -> List.of(new Piece.OfPart(r, to, country, f, level));
            case MarginFreeze f -> List.of(new Piece.OfPart(r, to, country, f, level));
            case YearlyRise f -> List.of(new Piece.OfPart(r, to, country, f, level));
            case Freeze f -> List.of(new Piece.OfPart(r, to, country, f, level));
            case IndexLinked f -> List.of(new Piece.OfPart(r, to, country, f, level));
            case Corridor corridor -> edges(r, rule, to, level, corridor);
            case ExternalReference reference -> List.of(reference(r, rule, to, level, reference));
        };
    }

    private Piece cap(int r, int to, Levels level, Money amount) {
        Place place = places.get(to);
        return fx.minor(amount.currency(), place.grid().currency())
                .<Piece>map(rate ->
                        new Piece.Cap(r, to, level.highest().of(Scale.by(rate).of(amount.minorUnits()))))
                .orElseGet(() -> noRate(r, to, amount.currency().getCurrencyCode()));
    }

    private Piece.Missing noRate(int r, int to, String from) {
        return new Piece.Missing(
                r,
                to,
                new Fact(
                        Fact.Kind.EXCHANGE_RATE,
                        from + "/" + places.get(to).grid().currency().getCurrencyCode()));
    }

    private List<Piece> edges(int r, PriceRule rule, int to, Levels level, Corridor corridor) {
        List<Piece> found = new ArrayList<>();
        for (Map.Entry<String, BigDecimal> way : corridor.from().entrySet()) {
            Integer from = placeOf.get(way.getKey());
            if (from != null && from != to) {
                Fraction onTop = Fraction.of(BigDecimal.ONE.add(way.getValue()));
                found.add(link(r, rule, to, from, onTop, level)
                        .<Piece>map(link -> new Piece.Edge(r, to, from, link))
                        .orElseGet(() -> unseen(r, rule, to, from)));
            }
        }
        return found;
    }

    private Piece unseen(int r, PriceRule rule, int to, int from) {
        Place there = places.get(from);
        return Levels.of(there, rule.level()).isEmpty()
                ? new Piece.Missing(r, to, new Fact(Fact.Kind.EX_WORKS_SHARE, there.region()))
                : noRate(r, to, there.grid().currency().getCurrencyCode());
    }

    /** From steps there to steps here; one division where the level is p itself. */
    private Optional<Link> link(int r, PriceRule rule, int to, int from, Fraction factor, Levels level) {
        return Levels.of(places.get(from), rule.level())
                .flatMap(there -> rate(from, to).map(rate -> {
                    Fraction ratio = rate.times(factor);
                    return level.isRetail() && there.isRetail()
                            ? new Link(List.of(Scale.by(
                                    ratio.times(Fraction.of(there.step())).over(Fraction.of(level.step())))))
                            : new Link(List.of(there.seen(), Scale.by(ratio), level.highest()));
                }));
    }

    private Optional<Fraction> rate(int from, int to) {
        return fx.minor(
                places.get(from).grid().currency(), places.get(to).grid().currency());
    }

    private Piece reference(int r, PriceRule rule, int to, Levels level, ExternalReference reference) {
        List<Integer> from = reference.countries().stream()
                .filter(country -> placeOf.containsKey(country) && placeOf.get(country) != to)
                .map(placeOf::get)
                .toList();
        List<Link> converted = new ArrayList<>();
        for (int place : from) {
            Optional<Levels> there = Levels.of(places.get(place), rule.level());
            Optional<Fraction> rate = rate(place, to);
            if (there.isEmpty() || rate.isEmpty()) {
                return unseen(r, rule, to, place);
            }
            converted.add(new Link(List.of(there.get().seen(), Scale.by(rate.get()))));
        }
        Fraction factor = Fraction.of(reference.factor());
        Scale[] mean = new Scale[from.size() + 1];
        for (int n = 1; n < mean.length; n++) {
            mean[n] = Scale.of(
                    factor.numerator(), BigInteger.ZERO, factor.denominator().multiply(BigInteger.valueOf(n)));
        }
        return new Piece.Reference(
                r,
                to,
                from.stream().mapToInt(Integer::intValue).toArray(),
                converted.toArray(Link[]::new),
                reference.statistic(),
                reference.least(),
                mean,
                level.highest());
    }
}
