package io.partguard.pricing.computing;

import io.partguard.identity.Money;
import io.partguard.pricing.book.BookState;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.optimizer.Conflict;
import io.partguard.pricing.optimizer.PartTask;
import io.partguard.pricing.pricelist.ListedPrice;
import io.partguard.pricing.pricelist.PricedPart;
import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Fact;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.targets.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a book needs of some parts at once, and makes the optimiser's tasks of their targets. */
final class Chunks {
    /** Above it, steps are no whole numbers any more for the optimum; no price comes near. */
    private static final BigDecimal MOST_STEPS = BigDecimal.valueOf(1L << 50);

    private final PriceBooks books;
    private final Listing listing;
    private final BookState state;
    private final LocalDate day;
    private final List<Region> regions;
    private final List<PriceRule> rules;
    private @Nullable BookTargets targets;

    /** @param rules on prices that hold on the day */
    Chunks(PriceBooks books, Listing listing, BookState state, LocalDate day, List<PriceRule> rules) {
        this.books = books;
        this.listing = listing;
        this.state = state;
        this.day = day;
        this.regions = listing.regions();
        this.rules = rules;
    }

    /** Some parts with all that is known of them. */
    record Chunk(
            Map<PartKey, Map<String, ListedPrice>> prices,
            Map<PartKey, Map<String, Target>> targets,
            BookFacts facts,
            List<PartTask> tasks,
            Map<PartKey, List<Conflict>> noTarget) {
        Map<String, ListedPrice> listed(PartKey part) {
            return prices.getOrDefault(part, Map.of());
        }

        /** The target, rounded down; empty where something is missing for it, or the part is not sold there. */
        Optional<Money> target(PartKey part, Region region) {
            return targets.getOrDefault(part, Map.of()).get(region.id()) instanceof Target.Reached(var price, var steps)
                    ? Optional.of(Money.rounded(price, region.currency(), RoundingMode.DOWN))
                    : Optional.empty();
        }

        boolean hasOwnNet(PartKey part) {
            return listed(part).values().stream()
                    .anyMatch(price -> price.base().dealerNet().isPresent());
        }
    }

    private interface TargetsOf {
        Map<PartKey, Map<String, Target>> of(Map<PartKey, Map<String, ListedPrice>> listed, Rates rates);
    }

    /** With the targets of a new book. */
    Chunk planned(Collection<PricedPart> parts) {
        return read(parts, (listed, rates) -> {
            if (targets == null) {
                targets = new BookTargets(books, listing, state, day, rates);
            }
            return targets.of(parts, listed);
        });
    }

    /** With the prices that stand in the price book as targets. */
    Chunk asListed(Collection<PricedPart> parts) {
        return read(parts, (listed, rates) -> BookTargets.asListed(listed, regions, rates));
    }

    private Chunk read(Collection<PricedPart> parts, TargetsOf targetsOf) {
        Map<PartKey, Map<String, ListedPrice>> listed = listing.prices(parts, day);
        Map<PartKey, Map<String, Target>> wanted = targetsOf.of(listed, books.rates(state.revision(), day));
        Map<LocalDate, Map<PartKey, Map<String, ListedPrice>>> past = new HashMap<>();
        for (LocalDate other : Listing.pastDays(rules, day)) {
            past.put(other, listing.prices(parts, other));
        }
        BookFacts facts = new BookFacts(books, state, day, listed, past);
        List<PartTask> tasks = new ArrayList<>();
        Map<PartKey, List<Conflict>> noTarget = new HashMap<>();
        for (PricedPart part : parts) {
            if (!listed.getOrDefault(part.key(), Map.of()).isEmpty()) {
                List<Conflict> conflicts = new ArrayList<>();
                tasks.add(task(part.key(), wanted.getOrDefault(part.key(), Map.of()), conflicts));
                noTarget.put(part.key(), conflicts);
            }
        }
        return new Chunk(listed, wanted, facts, tasks, noTarget);
    }

    private PartTask task(PartKey part, Map<String, Target> wanted, List<Conflict> conflicts) {
        long[] targetSteps = new long[regions.size()];
        double[] weights = new double[regions.size()];
        Arrays.fill(weights, 1);
        for (int i = 0; i < targetSteps.length; i++) {
            Region region = regions.get(i);
            switch (wanted.getOrDefault(region.id(), new Target.NotSold())) {
                case Target.NotSold none -> {}
                case Target.Missing(Fact missing, var steps) ->
                    conflicts.add(noTarget(region, Conflict.Kind.UNKNOWN, Optional.of(missing)));
                case Target.Reached(BigDecimal price, var how) -> {
                    BigDecimal steps = price.divide(region.grid().step().amount(), 0, RoundingMode.FLOOR);
                    if (steps.signum() <= 0 || steps.compareTo(MOST_STEPS) > 0) {
                        conflicts.add(noTarget(region, Conflict.Kind.NOTHING_LEFT, Optional.empty()));
                    } else {
                        targetSteps[i] = steps.longValueExact();
                    }
                }
            }
        }
        return new PartTask(part, targetSteps, new long[regions.size()], weights);
    }

    /** The target is none of the region's grid, or nobody has said what it takes. */
    private static Conflict noTarget(Region region, Conflict.Kind kind, Optional<Fact> missing) {
        return new Conflict(kind, region.id(), 0, 0, List.of(), true, List.of(), missing);
    }
}
