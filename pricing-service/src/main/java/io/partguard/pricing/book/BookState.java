package io.partguard.pricing.book;

import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.PriceRule;
import io.partguard.pricing.rule.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Regions and rules as known at a revision.
 *
 * @param regions all periods of all regions
 * @param rules in order of their ids
 */
public record BookState(Revision revision, List<Region> regions, List<Rule> rules) {

    /** The region a country is in at an instant, by the day in the region's own zone. */
    public Optional<Region> region(String country, Instant now) {
        return regions.stream()
                .filter(region -> region.countries().contains(country))
                .filter(region -> region.valid().contains(LocalDate.ofInstant(now, region.zone())))
                .findFirst();
    }

    /** The region a country is in on a day. */
    public Optional<Region> region(String country, LocalDate day) {
        return regions.stream()
                .filter(region -> region.countries().contains(country))
                .filter(region -> region.valid().contains(day))
                .findFirst();
    }

    /** Every country that is in a region at the instant. */
    public TreeSet<String> countries(Instant now) {
        TreeSet<String> countries = new TreeSet<>();
        regions.stream()
                .filter(region -> region.valid().contains(LocalDate.ofInstant(now, region.zone())))
                .forEach(region -> countries.addAll(region.countries()));
        return countries;
    }

    /** The rules on single prices that are applied in a country on a day. */
    public List<PriceRule> rulesInForce(String country, LocalDate day) {
        return rules.stream()
                .filter(PriceRule.class::isInstance)
                .map(PriceRule.class::cast)
                .filter(rule -> rule.scope().countries().contains(country))
                .filter(rule -> rule.applies(day))
                .toList();
    }
}
