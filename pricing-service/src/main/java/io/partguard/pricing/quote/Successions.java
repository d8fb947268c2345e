package io.partguard.pricing.quote;

import io.partguard.identity.Lookup;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.pricelist.PriceLists;
import io.partguard.pricing.pricelist.PriceLists.Found;
import io.partguard.pricing.pricelist.PricedPart;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What replaces the parts of a quote, and which priced parts the replacements are.
 *
 * @param standings by the part asked for
 * @param current the priced part at the end of a chain, by the part asked for; only where there is one certain one
 */
record Successions(Map<PartKey, Lookup<Standing>> standings, Map<PartKey, PricedPart> current) {

    /** @param asked every number of the quote with the part it is in the price lists */
    static Successions ask(
            Supersessions supersessions, PriceLists lists, Map<PartKey, Found> asked, LocalDate day, boolean follow) {
        Map<PartKey, PartKey> meant = new HashMap<>();
        asked.forEach((number, found) ->
                meant.put(number, Quoting.part(found).map(PricedPart::key).orElse(number)));
        Map<PartKey, Lookup<Standing>> answers =
                meant.isEmpty() ? Map.of() : supersessions.on(new LinkedHashSet<>(meant.values()), day);
        Map<PartKey, Lookup<Standing>> standings = new HashMap<>();
        meant.forEach((number, part) -> standings.put(number, Objects.requireNonNull(answers.get(part))));
        return new Successions(standings, follow ? current(lists, standings) : Map.of());
    }

    private static Map<PartKey, PricedPart> current(PriceLists lists, Map<PartKey, Lookup<Standing>> standings) {
        Map<PartKey, PartKey> wanted = new HashMap<>();
        standings.forEach((part, standing) -> successor(part, standing).ifPresent(other -> wanted.put(part, other)));
        Set<PartKey> successors = Set.copyOf(wanted.values());
        Map<PartKey, Found> found = successors.isEmpty() ? Map.of() : lists.find(successors);
        Map<PartKey, PricedPart> current = new HashMap<>();
        wanted.forEach((part, other) ->
                Quoting.part(Objects.requireNonNull(found.get(other))).ifPresent(priced -> current.put(part, priced)));
        return current;
    }

    /** Empty also for a number that no price list could have: it is named, and cannot be followed. */
    private static Optional<PartKey> successor(PartKey part, Lookup<Standing> standing) {
        if (!(standing instanceof Lookup.Found<Standing>(Standing.Superseded superseded))) {
            return Optional.empty();
        }
        try {
            return superseded.currentNumber().map(number -> PartKey.of(part.brand(), number));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** All priced parts that lines may be priced by, with those asked for. */
    Collection<PricedPart> with(Collection<Found> asked) {
        Set<PricedPart> parts = new LinkedHashSet<>(current.values());
        asked.forEach(found -> Quoting.part(found).ifPresent(parts::add));
        return parts;
    }

    /** For a number that is none the catalogue is not asked. */
    Lookup<Standing> of(Optional<PartKey> asked) {
        return asked.map(key -> Objects.requireNonNull(standings.get(key))).orElseGet(Lookup.None::new);
    }
}
