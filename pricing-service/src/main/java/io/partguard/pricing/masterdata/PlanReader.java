package io.partguard.pricing.masterdata;

import io.partguard.identity.BrandName;
import io.partguard.identity.Money;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.check.Checks;
import io.partguard.pricing.masterdata.MasterRowReader.OverrideBody;
import io.partguard.pricing.masterdata.MasterRowReader.StrategyBody;
import io.partguard.pricing.masterdata.MasterRowReader.TargetBody;
import io.partguard.pricing.rule.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes plans of what somebody wrote: how targets come about, and what shall move them for a while. */
final class PlanReader {
    private static final int REASON = 300;
    private static final BigDecimal ABOVE_ONE = new BigDecimal("1.01");
    private static final BigDecimal SMALLEST = new BigDecimal("0.01");
    private static final BigDecimal TOO_LARGE = BigDecimal.TEN;

    private final Checks checks;
    private final MasterRowReader reader;
    private final Set<String> regions;

    /** @param regions those there are */
    PlanReader(Checks checks, Set<String> regions) {
        this.checks = checks;
        this.reader = new MasterRowReader(checks);
        this.regions = regions;
    }

    Checks checks() {
        return checks;
    }

    List<MasterRow> target(String pointer, TargetBody item) {
        Optional<String> region = reader.region(pointer + "/region", item.region(), regions);
        Optional<Segment> segment = segment(pointer, item.brand(), item.family());
        Optional<LocalDate> from = reader.day(pointer + "/validFrom", item.validFrom());
        Optional<String> base = reader.region(pointer + "/baseRegion", item.baseRegion(), regions);
        Optional<BigDecimal> strength =
                checks.number(pointer + "/strength", item.strength(), BigDecimal.ZERO, ABOVE_ONE, 2);
        Optional<String> country = country(pointer + "/country", item.country());
        Optional<String> baseCountry = country(pointer + "/baseCountry", item.baseCountry());
        return region.isEmpty() || segment.isEmpty() || from.isEmpty() || base.isEmpty() || strength.isEmpty()
                ? List.of()
                : List.of(new MasterRow.OfTarget(new RegionalTarget(
                        region.get(), segment.get(), from.get(), base.get(), strength.get(), country, baseCountry)));
    }

    List<MasterRow> strategy(String pointer, StrategyBody item) {
        Optional<String> region = reader.region(pointer + "/region", item.region(), regions);
        Optional<Segment> segment = segment(pointer, item.brand(), item.family());
        Optional<LocalDate> from = reader.day(pointer + "/validFrom", item.validFrom());
        Optional<LocalDate> to = end(pointer + "/validTo", item.validTo(), from);
        Optional<BigDecimal> factor = checks.number(pointer + "/factor", item.factor(), SMALLEST, TOO_LARGE, 6);
        Optional<String> reason = checks.text(pointer + "/reason", item.reason(), REASON);
        return region.isEmpty()
                        || segment.isEmpty()
                        || from.isEmpty()
                        || to.isEmpty()
                        || factor.isEmpty()
                        || reason.isEmpty()
                ? List.of()
                : List.of(new MasterRow.OfStrategy(new PriceStrategy(
                        region.get(), segment.get(), from.get(), to.get(), factor.get(), reason.get())));
    }

    List<MasterRow> override(String pointer, OverrideBody item, Predicate<PartKey> parts) {
        Optional<PartKey> part = reader.part(pointer, item.brand(), item.partNumber(), parts);
        Optional<String> region = reader.region(pointer + "/region", item.region(), regions);
        Optional<LocalDate> from = reader.day(pointer + "/validFrom", item.validFrom());
        Optional<LocalDate> to = end(pointer + "/validTo", item.validTo(), from);
        Optional<Money> price = reader.money(pointer + "/price", item.price());
        Optional<String> reason = checks.text(pointer + "/reason", item.reason(), REASON);
        return part.isEmpty()
                        || region.isEmpty()
                        || from.isEmpty()
                        || to.isEmpty()
                        || price.isEmpty()
                        || reason.isEmpty()
                ? List.of()
                : List.of(new MasterRow.OfOverride(
                        part.get(), new PriceOverride(region.get(), from.get(), to.get(), price.get(), reason.get())));
    }

    /** What somebody wants for a while has an end. */
    private Optional<LocalDate> end(String pointer, @Nullable String value, Optional<LocalDate> from) {
        Optional<LocalDate> to = reader.day(pointer, value);
        if (to.isPresent() && from.isPresent() && to.get().isBefore(from.get())) {
            checks.add(pointer, value, "PERIOD_ENDS_BEFORE_IT_BEGINS", "the last day is the one before it");
            return Optional.empty();
        }
        return to;
    }

    private Optional<String> country(String pointer, @Nullable String value) {
        return value == null ? Optional.empty() : checks.country(pointer, value);
    }

    private Optional<Segment> segment(String pointer, @Nullable String brand, @Nullable String family) {
        Optional<String> brandKey = Optional.empty();
        try {
            brandKey = Optional.ofNullable(brand).map(name -> new BrandName(name).key());
        } catch (IllegalArgumentException e) {
            checks.add(pointer + "/brand", brand, "INVALID_VALUE", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        Optional<String> familyKey = checks.optionalText(pointer + "/family", family, Scope.FAMILY_LENGTH)
                .map(Scope::familyKey);
        return family != null && familyKey.isEmpty() && !family.isBlank()
                ? Optional.empty()
                : Optional.of(new Segment(brandKey, familyKey));
    }
}
