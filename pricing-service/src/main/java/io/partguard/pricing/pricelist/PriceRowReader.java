package io.partguard.pricing.pricelist;

import io.partguard.identity.BrandName;
import io.partguard.identity.Money;
import io.partguard.identity.PartNumber;
import io.partguard.pricing.check.Notation;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.Scope;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes price rows of the rows of a file, or says everything that is wrong with one. Not for several threads. */
public final class PriceRowReader {
    /** What a mapping may name, and where NDJSON of our own form has it. */
    public static final Map<String, String> FIELDS;

    static {
        Map<String, String> fields = new LinkedHashMap<>();
        List.of("brand", "partNumber", "region", "currency", "listPrice", "dealerNet", "validFrom", "family")
                .forEach(field -> fields.put(field, field));
        FIELDS = Map.copyOf(fields);
    }

    private final Map<String, List<Region>> regions;
    private final Notation notation;
    private final Map<String, String> brandKeys = new LinkedHashMap<>();

    public sealed interface Read {
        record Good(PriceRow row) implements Read {}

        record Bad(List<RowError> errors) implements Read {}
    }

    /**
     * @param regions all periods of each region, by id
     * @param options of the mapping
     * @throws IllegalArgumentException for an option with a value that is none
     */
    public PriceRowReader(Map<String, List<Region>> regions, Map<String, String> options) {
        this.regions = regions;
        this.notation = new Notation(options);
    }

    public Read read(Row row) {
        Fields fields = new Fields(row);
        Optional<String> brand = fields.required("brand").flatMap(value -> brand(value, fields));
        Optional<PartNumber> number = fields.required("partNumber").flatMap(value -> number(value, fields));
        Optional<LocalDate> validFrom = fields.required("validFrom").flatMap(value -> day(value, fields));
        Optional<Region> region = fields.required("region").flatMap(id -> region(id, validFrom, fields));
        Optional<String> currency = fields.required("currency");
        Optional<BigDecimal> list = fields.required("listPrice").flatMap(value -> price("listPrice", value, fields));
        Optional<BigDecimal> net = row.get("dealerNet").flatMap(value -> price("dealerNet", value, fields));
        Optional<String> family = row.get("family").filter(value -> fields.fits("family", value, Scope.FAMILY_LENGTH));
        if (region.isPresent() && currency.isPresent() && !code(region.get()).equals(currency.get())) {
            fields.add(
                    "currency", "WRONG_CURRENCY", "the region " + region.get().id() + " has " + code(region.get()));
        }
        Optional<Money> listPrice = money("listPrice", list, region, fields);
        Optional<Money> dealerNet = money("dealerNet", net, region, fields);
        if (list.isPresent() && net.isPresent() && net.get().compareTo(list.get()) > 0) {
            fields.add("dealerNet", "DEALER_NET_ABOVE_LIST_PRICE", "is more than the list price");
        }
        if (!fields.errors.isEmpty()) {
            return new Read.Bad(List.copyOf(fields.errors));
        }
        return new Read.Good(new PriceRow(
                brand.orElseThrow(),
                number.orElseThrow(),
                region.orElseThrow().id(),
                validFrom.orElseThrow(),
                listPrice.orElseThrow(),
                dealerNet,
                family));
    }

    private static String code(Region region) {
        return region.currency().getCurrencyCode();
    }

    private Optional<String> brand(String value, Fields fields) {
        String known = brandKeys.get(value);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            String key = new BrandName(value).key();
            if (brandKeys.size() < 1_000) {
                brandKeys.put(value, key);
            }
            return Optional.of(key);
        } catch (IllegalArgumentException e) {
            fields.add("brand", "INVALID_BRAND", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<PartNumber> number(String value, Fields fields) {
        try {
            return Optional.of(new PartNumber(value));
        } catch (IllegalArgumentException e) {
            fields.add("partNumber", "INVALID_PART_NUMBER", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<LocalDate> day(String value, Fields fields) {
        Optional<LocalDate> day = notation.day(value);
        if (day.isEmpty()) {
            fields.add("validFrom", "NOT_A_DATE", Notation.NO_DAY);
        }
        return day;
    }

    private Optional<Region> region(String id, Optional<LocalDate> day, Fields fields) {
        List<Region> periods = regions.getOrDefault(id, List.of());
        if (periods.isEmpty()) {
            fields.add("region", "UNKNOWN_REGION", "there is no such region");
            return Optional.empty();
        }
        if (day.isEmpty()) {
            return Optional.of(periods.getLast());
        }
        Optional<Region> there = periods.stream()
                .filter(period -> period.valid().contains(day.get()))
                .findFirst();
        if (there.isEmpty()) {
            fields.add("region", "UNKNOWN_REGION", "there is no such region on " + day.get());
        }
        return there;
    }

    private Optional<BigDecimal> price(String field, String value, Fields fields) {
        Optional<BigDecimal> number = notation.number(value);
        if (number.isEmpty()) {
            fields.add(field, "NOT_A_NUMBER", "must be a plain number of at most 15 digits before the point");
            return Optional.empty();
        }
        BigDecimal price = number.get();
        if (price.signum() < 0) {
            fields.add(field, "NEGATIVE_PRICE", "must be more than 0");
            return Optional.empty();
        }
        if (price.signum() == 0) {
            fields.add(field, "ZERO_PRICE", "must be more than 0: leave a row out where there is no price");
            return Optional.empty();
        }
        return Optional.of(price);
    }

    private static Optional<Money> money(
            String field, Optional<BigDecimal> price, Optional<Region> region, Fields fields) {
        if (price.isEmpty() || region.isEmpty()) {
            return Optional.empty();
        }
        int digits = region.get().currency().getDefaultFractionDigits();
        if (price.get().stripTrailingZeros().scale() > digits) {
            fields.add(field, "TOO_MANY_DECIMALS", code(region.get()) + " has " + digits + " decimals");
            return Optional.empty();
        }
        return Optional.of(new Money(price.get(), region.get().currency()));
    }

    private static final class Fields {
        private final Row row;
        private final List<RowError> errors = new ArrayList<>(0);

        Fields(Row row) {
            this.row = row;
        }

        Optional<String> required(String field) {
            Optional<String> value = row.get(field);
            if (value.isEmpty()) {
                add(field, "MISSING_VALUE", "must be given");
            }
            return value;
        }

        boolean fits(String field, String value, int most) {
            if (value.length() > most) {
                add(field, "VALUE_TOO_LONG", "must have at most " + most + " characters");
            }
            return value.length() <= most;
        }

        void add(String field, String code, String detail) {
            errors.add(row.error(field, code, detail));
        }
    }
}
