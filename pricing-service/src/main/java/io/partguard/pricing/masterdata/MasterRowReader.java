package io.partguard.pricing.masterdata;

import io.partguard.api.FieldError;
import io.partguard.identity.Money;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.check.Checks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes figures of what somebody wrote; says everything that is wrong with them at once. For one body, or one row of a file. */
public final class MasterRowReader {
    private static final int TEXT = 100;
    private static final int DECIMALS = 6;
    private static final BigDecimal SMALLEST = BigDecimal.ONE.movePointLeft(DECIMALS);
    private static final BigDecimal TOO_LARGE = BigDecimal.TEN.pow(9);
    private static final BigDecimal MOST_PIECES = BigDecimal.valueOf(1_000_000);
    private static final Pattern MONTH = Pattern.compile("(19|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])");
    private static final Pattern YEAR = Pattern.compile("(19|[2-9][0-9])[0-9]{2}");

    private final Checks checks;

    MasterRowReader(Checks checks) {
        this.checks = checks;
    }

    public record AmountBody(
            @Nullable BigDecimal amount, @Nullable String currency) {}

    /** Figures of a part in a region from a day on; at least one of the three. */
    public record PartBody(
            @Nullable String brand,
            @Nullable String partNumber,
            @Nullable String region,
            @Nullable String validFrom,
            @Nullable AmountBody cost,
            @Nullable AmountBody landedCost,
            @Nullable BigDecimal unitsAYear) {}

    /** @param period a month such as 2026-04 for CONSUMER_PRICES, a year such as 2024 for PRICE_LEVEL */
    public record CountryBody(
            @Nullable String country,
            @Nullable String kind,
            @Nullable String period,
            @Nullable BigDecimal value) {}

    public record VehicleBody(
            @Nullable String vehicle,
            @Nullable String country,
            @Nullable String validFrom,
            @Nullable AmountBody price) {}

    /** @param quantity from 0: none any more */
    public record VehiclePartBody(
            @Nullable String vehicle,
            @Nullable String brand,
            @Nullable String partNumber,
            @Nullable String validFrom,
            @Nullable BigDecimal quantity) {}

    /**
     * @param brand missing: of any; @param family the same
     * @param strength from 0 to 1 with at most 2 decimals
     * @param country whose level of prices counts; may be missing where the region has one country
     */
    public record TargetBody(
            @Nullable String region,
            @Nullable String brand,
            @Nullable String family,
            @Nullable String validFrom,
            @Nullable String baseRegion,
            @Nullable BigDecimal strength,
            @Nullable String country,
            @Nullable String baseCountry) {}

    /** @param validTo the first day on which it is over; validFrom itself takes it back */
    public record StrategyBody(
            @Nullable String region,
            @Nullable String brand,
            @Nullable String family,
            @Nullable String validFrom,
            @Nullable String validTo,
            @Nullable BigDecimal factor,
            @Nullable String reason) {}

    /** @param validTo the first day on which it is over; validFrom itself takes it back */
    public record OverrideBody(
            @Nullable String region,
            @Nullable String brand,
            @Nullable String partNumber,
            @Nullable String validFrom,
            @Nullable String validTo,
            @Nullable AmountBody price,
            @Nullable String reason) {}

    public sealed interface Read {
        record Good(List<MasterRow> rows) implements Read {}

        record Bad(List<FieldError> errors) implements Read {}
    }

    /** Which part is named, where one is. */
    public static Optional<PartKey> key(@Nullable String brand, @Nullable String partNumber) {
        try {
            return brand == null || partNumber == null ? Optional.empty() : Optional.of(PartKey.of(brand, partNumber));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // named when the item is read
        }
    }

    /**
     * @param parts the parts there are
     * @param regions the regions there are
     */
    public static Read parts(@Nullable List<PartBody> items, Predicate<PartKey> parts, Set<String> regions) {
        MasterRowReader reader = new MasterRowReader(new Checks());
        return reader.all(items, (pointer, item) -> reader.part(pointer, item, parts, regions));
    }

    public static Read countries(@Nullable List<CountryBody> items) {
        MasterRowReader reader = new MasterRowReader(new Checks());
        return reader.all(items, reader::country);
    }

    public static Read vehicles(@Nullable List<VehicleBody> items) {
        MasterRowReader reader = new MasterRowReader(new Checks());
        return reader.all(items, reader::vehicle);
    }

    /** @param parts the parts there are */
    public static Read vehicleParts(@Nullable List<VehiclePartBody> items, Predicate<PartKey> parts) {
        MasterRowReader reader = new MasterRowReader(new Checks());
        return reader.all(items, (pointer, item) -> reader.vehiclePart(pointer, item, parts));
    }

    public static Read targets(@Nullable List<TargetBody> items, Set<String> regions) {
        PlanReader plans = new PlanReader(new Checks(), regions);
        return new MasterRowReader(plans.checks()).all(items, plans::target);
    }

    public static Read strategies(@Nullable List<StrategyBody> items, Set<String> regions) {
        PlanReader plans = new PlanReader(new Checks(), regions);
        return new MasterRowReader(plans.checks()).all(items, plans::strategy);
    }

    /** @param parts the parts there are */
    public static Read overrides(@Nullable List<OverrideBody> items, Predicate<PartKey> parts, Set<String> regions) {
        PlanReader plans = new PlanReader(new Checks(), regions);
        return new MasterRowReader(plans.checks()).all(items, (pointer, item) -> plans.override(pointer, item, parts));
    }

    private interface Item<B> {
        List<MasterRow> read(String pointer, B body);
    }

    private <B> Read all(@Nullable List<B> items, Item<B> item) {
        List<B> given = checks.list("/items", items);
        if (given.isEmpty() && checks.errors().isEmpty()) {
            checks.add("/items", null, "MISSING_VALUE", "must name at least one figure");
        }
        List<MasterRow> rows = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            String pointer = "/items/" + i;
            B body = given.get(i);
            if (body == null) {
                checks.add(pointer, null, "MISSING_VALUE", "must be given");
            } else {
                List<MasterRow> read = item.read(pointer, body);
                // Not short: each of them is seen.
                if (read.stream().filter(row -> !seen.add(row.key())).count() > 0) {
                    checks.add(
                            pointer, null, "DUPLICATE_ROW", "an earlier item is about the same from the same day on");
                }
                rows.addAll(read);
            }
        }
        return checks.errors().isEmpty() ? new Read.Good(List.copyOf(rows)) : new Read.Bad(checks.errors());
    }

    List<MasterRow> part(String pointer, PartBody item, Predicate<PartKey> parts, Set<String> regions) {
        Optional<PartKey> part = part(pointer, item.brand(), item.partNumber(), parts);
        Optional<String> region = region(pointer + "/region", item.region(), regions);
        Optional<LocalDate> from = day(pointer + "/validFrom", item.validFrom());
        Optional<Money> cost = optional(pointer + "/cost", item.cost());
        Optional<Money> landed = optional(pointer + "/landedCost", item.landedCost());
        Optional<BigDecimal> units = item.unitsAYear() == null
                ? Optional.empty()
                : checks.number(pointer + "/unitsAYear", item.unitsAYear(), BigDecimal.ZERO, TOO_LARGE, 0);
        if (item.cost() == null && item.landedCost() == null && item.unitsAYear() == null) {
            checks.add(pointer, null, "MISSING_VALUE", "must have a cost, a landedCost or unitsAYear");
        }
        if (part.isEmpty() || region.isEmpty() || from.isEmpty()) {
            return List.of();
        }
        List<MasterRow> rows = new ArrayList<>(3);
        cost.ifPresent(money -> rows.add(ofPart(part.get(), region.get(), PartFigure.COST, from.get(), money)));
        landed.ifPresent(
                money -> rows.add(ofPart(part.get(), region.get(), PartFigure.LANDED_COST, from.get(), money)));
        units.ifPresent(count -> rows.add(new MasterRow.OfPart(
                part.get(), region.get(), PartFigure.UNITS_A_YEAR, from.get(), count, Optional.empty())));
        return rows;
    }

    private static MasterRow ofPart(PartKey part, String region, PartFigure kind, LocalDate from, Money money) {
        return new MasterRow.OfPart(part, region, kind, from, money.amount(), Optional.of(money.currency()));
    }

    List<MasterRow> country(String pointer, CountryBody item) {
        Optional<String> country = checks.country(pointer + "/country", item.country());
        Optional<CountryFigure> kind = checks.oneOf(pointer + "/kind", item.kind(), CountryFigure.class);
        Optional<LocalDate> from = kind.flatMap(known -> period(pointer + "/period", known, item.period()));
        Optional<BigDecimal> value = checks.number(pointer + "/value", item.value(), SMALLEST, TOO_LARGE, DECIMALS);
        if (country.isEmpty() || from.isEmpty() || value.isEmpty()) {
            return List.of();
        }
        return List.of(new MasterRow.OfCountry(country.get(), kind.get(), from.get(), value.get()));
    }

    private Optional<LocalDate> period(String pointer, CountryFigure kind, @Nullable String period) {
        Pattern form = switch (kind) {
            case CONSUMER_PRICES -> MONTH;
            case PRICE_LEVEL -> YEAR;
        };
        if (period == null || !form.matcher(period).matches()) {
            checks.add(
                    pointer,
                    period,
                    period == null ? "MISSING_VALUE" : "INVALID_VALUE",
                    kind + (form == MONTH ? " are of a month such as 2026-04" : " is of a year such as 2024"));
            return Optional.empty();
        }
        return Optional.of(LocalDate.parse(period + (form == MONTH ? "-01" : "-01-01")));
    }

    List<MasterRow> vehicle(String pointer, VehicleBody item) {
        Optional<String> vehicle = checks.text(pointer + "/vehicle", item.vehicle(), TEXT);
        Optional<String> country = checks.country(pointer + "/country", item.country());
        Optional<LocalDate> from = day(pointer + "/validFrom", item.validFrom());
        Optional<Money> price = money(pointer + "/price", item.price());
        if (vehicle.isEmpty() || country.isEmpty() || from.isEmpty() || price.isEmpty()) {
            return List.of();
        }
        return List.of(new MasterRow.OfVehicle(vehicle.get(), country.get(), from.get(), price.get()));
    }

    List<MasterRow> vehiclePart(String pointer, VehiclePartBody item, Predicate<PartKey> parts) {
        Optional<String> vehicle = checks.text(pointer + "/vehicle", item.vehicle(), TEXT);
        Optional<PartKey> part = part(pointer, item.brand(), item.partNumber(), parts);
        Optional<LocalDate> from = day(pointer + "/validFrom", item.validFrom());
        Optional<BigDecimal> quantity =
                checks.number(pointer + "/quantity", item.quantity(), BigDecimal.ZERO, MOST_PIECES, DECIMALS);
        return vehicle.isEmpty() || part.isEmpty() || from.isEmpty() || quantity.isEmpty()
                ? List.of()
                : List.of(new MasterRow.InVehicle(vehicle.get(), part.get(), from.get(), quantity.get()));
    }

    Optional<String> region(String pointer, @Nullable String id, Set<String> regions) {
        Optional<String> region = Optional.ofNullable(id).filter(regions::contains);
        if (region.isEmpty()) {
            checks.add(pointer, id, "UNKNOWN_REGION", "there is no such region");
        }
        return region;
    }

    Optional<PartKey> part(
            String pointer, @Nullable String brand, @Nullable String partNumber, Predicate<PartKey> parts) {
        Optional<PartKey> part = key(brand, partNumber).filter(parts);
        if (part.isEmpty()) {
            checks.add(
                    pointer + "/partNumber",
                    partNumber,
                    "UNKNOWN_PART",
                    "no price list has this part of this brand, written so");
        }
        return part;
    }

    Optional<LocalDate> day(String pointer, @Nullable String value) {
        if (value == null) {
            checks.add(pointer, null, "MISSING_VALUE", "must say from which day on it is so");
        }
        return checks.date(pointer, value);
    }

    private Optional<Money> optional(String pointer, @Nullable AmountBody amount) {
        return amount == null ? Optional.empty() : money(pointer, amount);
    }

    Optional<Money> money(String pointer, @Nullable AmountBody amount) {
        if (amount == null) {
            checks.add(pointer, null, "MISSING_VALUE", "must be given");
            return Optional.empty();
        }
        Optional<Currency> currency = checks.currency(pointer + "/currency", amount.currency());
        return currency.flatMap(known -> checks.money(pointer + "/amount", amount.amount(), known));
    }
}
