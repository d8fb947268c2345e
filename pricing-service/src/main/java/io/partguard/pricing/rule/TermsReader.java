package io.partguard.pricing.rule;

import io.partguard.identity.Money;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.cell.Share;
import io.partguard.pricing.check.Checks;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what is different from type to type. Empty where something is missing or wrong, which the checks then say. */
final class TermsReader {
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal TINY = new BigDecimal("0.000001");
    private static final int DECIMALS = 6;
    private static final int VEHICLE_LENGTH = 100;
    private static final int MOST_DAYS = 3_650;
    private static final Comparator<PartKey> BY_NUMBER =
            Comparator.comparing(PartKey::brand).thenComparing(PartKey::number);

    private final Checks checks;
    private final RuleTerms terms;

    TermsReader(Checks checks, @Nullable RuleTerms terms) {
        this.checks = checks;
        this.terms = terms == null ? RuleTerms.NONE : terms;
    }

    Optional<BigDecimal> share(BigDecimal least) {
        return checks.number("/terms/share", terms.share(), least, MOST, DECIMALS);
    }

    Optional<BigDecimal> factor() {
        return terms.share() == null ? Optional.of(BigDecimal.ONE) : share(TINY);
    }

    Optional<LocalDate> day() {
        if (terms.day() == null) {
            checks.add("/terms/day", null, "MISSING_VALUE", "must be given");
        }
        return checks.date("/terms/day", terms.day());
    }

    Optional<Freeze> freeze() {
        return day().map(Freeze::new);
    }

    Optional<MarginFreeze> marginFreeze() {
        return terms.day() == null
                ? Optional.of(new MarginFreeze(Optional.empty()))
                : day().map(Optional::of).map(MarginFreeze::new);
    }

    Optional<IndexLinked> indexLinked() {
        Optional<Integer> lag = whole("/terms/lagMonths", terms.lagMonths() == null ? 0 : terms.lagMonths(), 0, 120);
        return day().flatMap(day -> lag.map(months -> new IndexLinked(day, months)));
    }

    Optional<Corridor> corridor() {
        SortedMap<String, BigDecimal> ways = new TreeMap<>();
        List<RuleTerms.Reference> given = references();
        for (int i = 0; i < given.size(); i++) {
            RuleTerms.Reference way = given.get(i);
            String pointer = "/terms/references/" + i;
            Optional<String> country = checks.country(pointer + "/country", way.country());
            Optional<BigDecimal> share =
                    checks.number(pointer + "/share", way.share(), BigDecimal.ZERO, MOST, DECIMALS);
            country.ifPresent(from -> share.ifPresent(cost -> ways.put(from, cost)));
        }
        return ways.isEmpty() ? Optional.empty() : Optional.of(new Corridor(ways));
    }

    Optional<ExternalReference> externalReference() {
        TreeSet<String> countries = checks.countries(
                "/terms/references",
                references().stream().map(RuleTerms.Reference::country).toList());
        Optional<Statistic.Kind> kind = checks.oneOf("/terms/statistic", terms.statistic(), Statistic.Kind.class);
        Optional<Integer> n = whole("/terms/n", terms.n() == null ? 1 : terms.n(), 1, 1_000);
        Optional<Integer> least =
                whole("/terms/least", terms.least() == null ? 1 : terms.least(), 1, Math.max(1, countries.size()));
        Optional<BigDecimal> factor = factor();
        return countries.isEmpty() || kind.isEmpty() || n.isEmpty() || least.isEmpty() || factor.isEmpty()
                ? Optional.empty()
                : Optional.of(new ExternalReference(
                        new Statistic(kind.get(), n.get()), countries, least.get(), factor.get()));
    }

    private List<RuleTerms.Reference> references() {
        List<RuleTerms.Reference> given = checks.list("/terms/references", terms.references());
        if (given.isEmpty()) {
            checks.add("/terms/references", null, "MISSING_VALUE", "must name at least one country");
        }
        if (given.stream().anyMatch(Objects::isNull)) {
            checks.add("/terms/references", null, "MISSING_VALUE", "must have no empty entry");
            return List.of();
        }
        return given;
    }

    Optional<PartsToVehicle> partsToVehicle() {
        var vehicle = checks.text("/terms/vehicle", terms.vehicle(), VEHICLE_LENGTH);
        var currency = checks.currency("/terms/currency", terms.currency());
        var ratio = share(TINY);
        Map<PartKey, Share> quantities = new TreeMap<>(BY_NUMBER);
        // Without items it is the vehicle's bill of parts that counts, as it is on the day.
        List<RuleTerms.Item> given = terms.items() == null ? List.of() : items();
        for (int i = 0; i < given.size(); i++) {
            RuleTerms.Item item = given.get(i);
            String pointer = "/terms/items/" + i;
            Optional<BigDecimal> quantity = checks.number(pointer + "/quantity", item.quantity(), TINY, MOST, DECIMALS);
            part(pointer, item).ifPresent(part -> quantity.ifPresent(much -> quantities.put(part, Share.of(much))));
        }
        return vehicle.isEmpty() || currency.isEmpty() || ratio.isEmpty() || quantities.size() < given.size()
                ? Optional.empty()
                : Optional.of(new PartsToVehicle(vehicle.get(), currency.get(), ratio.get(), quantities));
    }

    Optional<PriceCapIndex> priceCapIndex() {
        Map<PartKey, PriceCapIndex.Item> items = new TreeMap<>(BY_NUMBER);
        List<RuleTerms.Item> given = items();
        for (int i = 0; i < given.size(); i++) {
            RuleTerms.Item item = given.get(i);
            String pointer = "/terms/items/" + i;
            Optional<BigDecimal> weight =
                    checks.number(pointer + "/weight", item.weight(), TINY, BigDecimal.TWO, DECIMALS);
            Optional<Money> base = amount(pointer + "/basePrice", item.basePrice());
            part(pointer, item)
                    .ifPresent(part -> weight.ifPresent(
                            much -> base.ifPresent(price -> items.put(part, new PriceCapIndex.Item(much, price)))));
        }
        try {
            return items.isEmpty() || items.size() < given.size()
                    ? Optional.empty()
                    : Optional.of(new PriceCapIndex(items, years()));
        } catch (IllegalArgumentException e) {
            checks.add("/terms", null, "INVALID_VALUE", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private List<PriceCapIndex.Year> years() {
        List<PriceCapIndex.Year> years = new ArrayList<>();
        List<RuleTerms.Year> given = checks.list("/terms/years", terms.years());
        if (given.stream().anyMatch(Objects::isNull)) {
            checks.add("/terms/years", null, "MISSING_VALUE", "must have no empty entry");
            return years;
        }
        for (int i = 0; i < given.size(); i++) {
            String pointer = "/terms/years/" + i;
            RuleTerms.Year year = given.get(i);
            Optional<BigDecimal> inflation = percent(pointer + "/inflation", year.inflation());
            Optional<BigDecimal> efficiency = percent(pointer + "/efficiency", year.efficiency());
            Optional<BigDecimal> adjustment =
                    percent(pointer + "/adjustment", year.adjustment() == null ? BigDecimal.ZERO : year.adjustment());
            inflation.ifPresent(i1 ->
                    efficiency.ifPresent(x -> adjustment.ifPresent(z -> years.add(new PriceCapIndex.Year(i1, x, z)))));
        }
        return years;
    }

    private Optional<BigDecimal> percent(String pointer, @Nullable BigDecimal value) {
        return checks.number(pointer, value, BigDecimal.valueOf(-100), BigDecimal.valueOf(1_000), DECIMALS);
    }

    private List<RuleTerms.Item> items() {
        List<RuleTerms.Item> given = checks.list("/terms/items", terms.items());
        if (given.isEmpty() || given.stream().anyMatch(Objects::isNull)) {
            checks.add("/terms/items", null, "MISSING_VALUE", "must name at least one part and have no empty entry");
            return List.of();
        }
        return given;
    }

    private Optional<PartKey> part(String pointer, RuleTerms.Item item) {
        try {
            if (item.brand() != null && item.partNumber() != null) {
                return Optional.of(PartKey.of(item.brand(), item.partNumber()));
            }
            checks.add(pointer, null, "MISSING_VALUE", "must have brand and part number");
        } catch (IllegalArgumentException e) {
            checks.add(pointer, item.partNumber(), "INVALID_VALUE", String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    Optional<Money> amount(String pointer, RuleBody.@Nullable Amount amount) {
        if (amount == null) {
            checks.add(pointer, null, "MISSING_VALUE", "must be given");
            return Optional.empty();
        }
        return checks.currency(pointer + "/currency", amount.currency())
                .flatMap(currency -> checks.decimal(pointer + "/amount", amount.amount())
                        .flatMap(value -> checks.money(pointer + "/amount", value, currency)));
    }

    Optional<NoticePeriod> noticePeriod() {
        Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
        List<String> given = terms.weekend() == null
                ? List.of("SATURDAY", "SUNDAY")
                : checks.list("/terms/weekend", terms.weekend());
        for (int i = 0; i < given.size(); i++) {
            checks.oneOf("/terms/weekend/" + i, given.get(i), DayOfWeek.class).ifPresent(weekend::add);
        }
        if (weekend.size() > 6) {
            checks.add("/terms/weekend", null, "INVALID_VALUE", "must leave a working day");
            return Optional.empty();
        }
        return whole("/terms/days", terms.days(), 0, MOST_DAYS).map(days -> new NoticePeriod(days, weekend));
    }

    private Optional<Integer> whole(String pointer, @Nullable Integer value, int least, int most) {
        if (value == null || value < least || value > most) {
            checks.add(
                    pointer,
                    value == null ? null : value.toString(),
                    value == null ? "MISSING_VALUE" : "OUT_OF_RANGE",
                    "must be from " + least + " to " + most);
            return Optional.empty();
        }
        return Optional.of(value);
    }
}
