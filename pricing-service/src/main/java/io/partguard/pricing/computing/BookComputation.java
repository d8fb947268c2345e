package io.partguard.pricing.computing;

import io.partguard.identity.Money;
import io.partguard.pricing.book.BookState;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.PriceLevel;
import io.partguard.pricing.optimizer.BasketSolver;
import io.partguard.pricing.optimizer.BookOptimizer;
import io.partguard.pricing.optimizer.Conflict;
import io.partguard.pricing.optimizer.Objective;
import io.partguard.pricing.optimizer.PartSolver;
import io.partguard.pricing.optimizer.PartTask;
import io.partguard.pricing.optimizer.Place;
import io.partguard.pricing.optimizer.RuleCompiler;
import io.partguard.pricing.optimizer.Solved;
import io.partguard.pricing.pricelist.ListedPrice;
import io.partguard.pricing.pricelist.PriceLists;
import io.partguard.pricing.pricelist.PricedPart;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.BasketRule;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.Rule;
import io.partguard.pricing.rule.RuleId;
import io.partguard.pricing.targets.Target;
import io.partguard.pricing.verification.BookVerifier;
import io.partguard.pricing.verification.Certificates;
import io.partguard.pricing.verification.PriceCertificate;
import io.partguard.pricing.verification.Verified;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Works out the prices of some parts on a day from what was known at a revision: targets come from list prices, every hard
 * rule holds, and the verifier looks at each price before it is handed out. The same input gives the same prices.
 */
public final class BookComputation {
    private final PriceLists lists;
    private final Objective objective;
    private final Solved.Answer answer;
    private final List<Region> regions;
    private final List<PriceRule> rules;
    private final List<BasketRule> baskets;
    private final Chunks chunks;
    private final Map<PartKey, Solved> shared = new HashMap<>();
    private Verified ofBaskets = new Verified(0, 0, 0, List.of());

    /** @param day on which the prices shall hold, in each region's own zone */
    public BookComputation(
            PriceBooks books,
            PriceLists lists,
            BookState state,
            LocalDate day,
            Objective objective,
            Solved.Answer answer) {
        this.lists = lists;
        this.objective = objective;
        this.answer = answer;
        HardRules hard = HardRules.on(day, state, books);
        this.regions = hard.regions();
        this.rules = hard.onPrices();
        this.baskets = hard.onBaskets();
        this.chunks = new Chunks(books, new Listing(lists, regions, state.revision()), state, day, rules);
    }

    /** Parts that share a limit on a sum: they have to be solved together, before all others. */
    public Set<PartKey> inBaskets() {
        return baskets.stream()
                .flatMap(rule -> rule.basket().quantities().keySet().stream())
                .collect(Collectors.toSet());
    }

    /** Solves the parts in baskets; what follows takes their prices from here. Nothing without baskets. */
    public Verified solveBaskets() {
        Set<PartKey> named = inBaskets();
        if (baskets.isEmpty()) {
            return ofBaskets;
        }
        List<PricedPart> parts = lists.find(named).values().stream()
                .flatMap(found -> found instanceof PriceLists.Found.Exactly(PricedPart part)
                        ? java.util.stream.Stream.of(part)
                        : java.util.stream.Stream.empty())
                .toList();
        Chunks.Chunk chunk = chunks.planned(parts);
        List<PartTask> tasks = chunk.tasks();
        RuleCompiler compiler = new RuleCompiler(places(), rules, chunk.facts(), chunk.facts());
        BasketSolver.Result result = new BasketSolver(compiler, baskets, objective, chunk.facts()).solve(tasks);
        BookVerifier verifier = new BookVerifier(regions, decidable(result), chunk.facts(), chunk.facts());
        for (Solved solved : result.parts()) {
            Solved open = withoutUnknown(solved, result);
            shared.put(solved.part(), open);
            verifier.check(solved.part(), prices(open));
        }
        ofBaskets = verifier.result();
        return ofBaskets;
    }

    /**
     * A basket nobody can reckon has left no price in its region; there is nothing to be summed up. One of which nobody knows
     * the parts has left every price as it was: that stays a violation.
     */
    private List<Rule> decidable(BasketSolver.Result result) {
        Set<RuleId> unknown =
                result.unknown().stream().map(BasketSolver.Unknown::rule).collect(Collectors.toSet());
        List<Rule> all = new ArrayList<>(rules);
        baskets.stream()
                .filter(rule -> !unknown.contains(rule.id())
                        || rule.basket().quantities().isEmpty())
                .forEach(all::add);
        return all;
    }

    private Solved withoutUnknown(Solved solved, BasketSolver.Result result) {
        long[] steps = solved.steps().clone();
        List<Conflict> conflicts = new ArrayList<>(solved.conflicts());
        for (BasketSolver.Unknown unknown : result.unknown()) {
            boolean named = baskets.stream()
                    .anyMatch(rule -> rule.id().equals(unknown.rule())
                            && rule.basket().quantities().containsKey(solved.part()));
            int place = place(unknown.region());
            if (named && steps[place] > 0) {
                steps[place] = 0;
                conflicts.add(new Conflict(
                        Conflict.Kind.UNKNOWN,
                        unknown.region(),
                        0,
                        0,
                        List.of(unknown.rule()),
                        true,
                        List.of(),
                        Optional.of(unknown.missing())));
            }
        }
        return new Solved(
                solved.part(), solved.answer(), steps, solved.binding(), conflicts, solved.objective(), solved.bound());
    }

    /** @param first some of the violations */
    public record Computed(List<ComputedPrice> prices, Verified verified) {}

    /** The prices of some parts, in any number; those that are in no list on the day have none. */
    public Computed compute(List<PricedPart> parts) throws InterruptedException {
        Chunks.Chunk chunk = chunks.planned(parts);
        RuleCompiler compiler = new RuleCompiler(places(), rules, chunk.facts(), chunk.facts());
        BookVerifier verifier = new BookVerifier(regions, rules, chunk.facts(), chunk.facts());
        List<ComputedPrice> computed = new ArrayList<>();
        Map<PartKey, PricedPart> byKey = parts.stream().collect(Collectors.toMap(PricedPart::key, part -> part));
        List<PartTask> alone = chunk.tasks().stream()
                .filter(task -> !shared.containsKey(task.part()))
                .toList();
        boolean netRules = rules.stream().anyMatch(rule -> rule.level() == PriceLevel.DEALER_NET);
        List<PartTask> special = netRules
                ? alone.stream().filter(task -> chunk.hasOwnNet(task.part())).toList()
                : List.of();
        List<PartTask> ordinary =
                alone.stream().filter(task -> !special.contains(task)).toList();
        List<Solved> solved = new ArrayList<>();
        new BookOptimizer(compiler, objective, answer, Runtime.getRuntime().availableProcessors())
                .run(ordinary.iterator(), solved::add);
        for (PartTask task : special) {
            new BookOptimizer(compilerFor(task.part(), chunk), objective, answer, 1)
                    .run(List.of(task).iterator(), solved::add);
        }
        chunk.tasks().stream()
                .map(task -> shared.get(task.part()))
                .filter(Objects::nonNull)
                .forEach(solved::add);
        Map<PartKey, PartTask> tasks = chunk.tasks().stream().collect(Collectors.toMap(PartTask::part, task -> task));
        for (Solved one : solved) {
            verifier.check(one.part(), prices(one));
            add(
                    one,
                    Objects.requireNonNull(tasks.get(one.part())),
                    Objects.requireNonNull(byKey.get(one.part())),
                    chunk,
                    computed);
        }
        return new Computed(computed, verifier.result());
    }

    /** What the parts cost everywhere once all rules have settled; on the caller's thread, for a few. */
    Trade trade(List<PricedPart> parts) {
        Chunks.Chunk chunk = chunks.asListed(parts);
        RuleCompiler compiler = new RuleCompiler(places(), rules, chunk.facts(), chunk.facts());
        PartSolver solver = new PartSolver(compiler, objective);
        boolean netRules = rules.stream().anyMatch(rule -> rule.level() == PriceLevel.DEALER_NET);
        Map<PartKey, Map<String, Optional<Money>>> settled = new HashMap<>();
        for (PartTask task : chunk.tasks()) {
            Solved solved = netRules && chunk.hasOwnNet(task.part())
                    ? new PartSolver(compilerFor(task.part(), chunk), objective).fixpoint(task)
                    : solver.fixpoint(task);
            Map<String, Money> prices = prices(solved);
            Map<String, Optional<Money>> byRegion = new HashMap<>();
            chunk.listed(task.part())
                    .keySet()
                    .forEach(region -> byRegion.put(region, Optional.ofNullable(prices.get(region))));
            settled.put(task.part(), byRegion);
        }
        return new Trade(settled, regions, chunk.facts());
    }

    /** The proof for one price of a part; empty where it has none in the country. */
    public Optional<PriceCertificate> certificate(PricedPart part, Map<String, Money> byRegion, String country) {
        Chunks.Chunk chunk = chunks.planned(List.of(part));
        return new Certificates(regions, rules, chunk.facts(), chunk.facts()).of(part.key(), byRegion, country);
    }

    /** How the part's target came about in a country; empty where the country is in no region. */
    public Optional<Target> target(PricedPart part, String country) {
        return regions.stream()
                .filter(region -> region.countries().contains(country))
                .findFirst()
                .map(region -> chunks.planned(List.of(part))
                        .targets()
                        .getOrDefault(part.key(), Map.of())
                        .getOrDefault(region.id(), new Target.NotSold()));
    }

    /** Where the list names dealers' prices of its own, the part stands on its own levels. */
    private RuleCompiler compilerFor(PartKey part, Chunks.Chunk chunk) {
        List<Place> own = new ArrayList<>();
        for (Region region : regions) {
            var share =
                    BookFacts.ownShare(Optional.ofNullable(chunk.listed(part).get(region.id())));
            own.add(new Place(
                    region.id(),
                    region.countries(),
                    region.grid(),
                    share.map(region::chain).orElseGet(region::chain)));
        }
        return new RuleCompiler(own, rules, chunk.facts(), chunk.facts());
    }

    private void add(Solved solved, PartTask task, PricedPart part, Chunks.Chunk chunk, List<ComputedPrice> computed) {
        for (int i = 0; i < regions.size(); i++) {
            Region region = regions.get(i);
            ListedPrice listed = chunk.listed(part.key()).get(region.id());
            if (listed == null) {
                continue;
            }
            if (task.targets()[i] == 0) {
                withoutTarget(part, region, chunk).ifPresent(computed::add);
                continue;
            }
            long steps = solved.steps()[i];
            int bindingRule = solved.binding()[i];
            Optional<Money> price = steps > 0 ? Optional.of(region.grid().step().times(steps)) : Optional.empty();
            Optional<Conflict> conflict = solved.conflicts().stream()
                    .filter(one -> one.region().equals(region.id()))
                    .findFirst();
            computed.add(new ComputedPrice(
                    part.no(),
                    region.id(),
                    region.currency(),
                    Optional.of(region.grid().step().times(task.targets()[i])),
                    price,
                    price.flatMap(p -> BookFacts.ownShare(Optional.of(listed))
                            .map(share -> region.chain(share).dealerNet(p))
                            .filter(net -> net.amount().signum() > 0)),
                    steps > 0 && bindingRule >= 0
                            ? Optional.of(rules.get(bindingRule).id())
                            : Optional.empty(),
                    price.isPresent() ? Optional.empty() : Optional.of(conflict.orElseThrow())));
        }
    }

    /** Empty where the part is sold by no list any more: what was published of it stays as it is. */
    private static Optional<ComputedPrice> withoutTarget(PricedPart part, Region region, Chunks.Chunk chunk) {
        return chunk.noTarget().getOrDefault(part.key(), List.of()).stream()
                .filter(one -> one.region().equals(region.id()))
                .findFirst()
                .map(conflict -> new ComputedPrice(
                        part.no(),
                        region.id(),
                        region.currency(),
                        chunk.target(part.key(), region),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(conflict)));
    }

    private Map<String, Money> prices(Solved solved) {
        Map<String, Money> prices = new HashMap<>();
        for (int i = 0; i < regions.size(); i++) {
            if (solved.steps()[i] > 0) {
                prices.put(regions.get(i).id(), regions.get(i).grid().step().times(solved.steps()[i]));
            }
        }
        return prices;
    }

    private List<Place> places() {
        return regions.stream().map(Place::of).toList();
    }

    private int place(String region) {
        for (int i = 0; i < regions.size(); i++) {
            if (regions.get(i).id().equals(region)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no region " + region);
    }
}
