package io.partguard.pricing.computing;

import io.partguard.pricing.book.Revision;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.pricelist.ListedPrice;
import io.partguard.pricing.pricelist.PriceLists;
import io.partguard.pricing.pricelist.PricedPart;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Formula;
import io.partguard.pricing.rule.Freeze;
import io.partguard.pricing.rule.IndexLinked;
import io.partguard.pricing.rule.MarginFreeze;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.YearlyRise;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** List prices by part and region as known at a revision. */
record Listing(PriceLists lists, List<Region> regions, Revision revision) {

    /** By part and region; a part that is in no list on the day is left out. */
    Map<PartKey, Map<String, ListedPrice>> prices(Collection<PricedPart> parts, LocalDate when) {
        return byPart(parts, when, lists::prices);
    }

    /** The same of what lists said, as if nothing had ever been published. */
    Map<PartKey, Map<String, ListedPrice>> imported(Collection<PricedPart> parts, LocalDate when) {
        return byPart(parts, when, lists::imported);
    }

    private interface Asked {
        List<ListedPrice> of(Collection<Long> parts, Map<String, LocalDate> days, long revision);
    }

    private Map<PartKey, Map<String, ListedPrice>> byPart(Collection<PricedPart> parts, LocalDate when, Asked asked) {
        Map<String, LocalDate> days = new HashMap<>();
        regions.forEach(region -> days.put(region.id(), when));
        Map<Long, PartKey> keys = parts.stream().collect(Collectors.toMap(PricedPart::no, PricedPart::key));
        Map<PartKey, Map<String, ListedPrice>> found = new HashMap<>();
        for (ListedPrice price : asked.of(keys.keySet(), days, revision.number())) {
            found.computeIfAbsent(Objects.requireNonNull(keys.get(price.partNo())), key -> new HashMap<>())
                    .put(price.region(), price);
        }
        return found;
    }

    /** The days whose prices a rule asks for, where a price is for this day. */
    static Set<LocalDate> pastDays(List<PriceRule> rules, LocalDate day) {
        Set<LocalDate> days = new TreeSet<>();
        for (PriceRule rule : rules) {
            Formula formula = rule.formula();
            if (formula instanceof Freeze(LocalDate then)) {
                days.add(then);
            } else if (formula instanceof MarginFreeze margin) {
                days.add(margin.baseDay(day));
            } else if (formula instanceof YearlyRise) {
                days.add(day.minusYears(1));
            } else if (formula instanceof IndexLinked index) {
                days.add(index.benchmark());
                days.add(day.minusYears(1));
            }
        }
        days.remove(day);
        return days;
    }
}
