package io.partguard.pricing.masterdata;

import io.partguard.api.FieldError;
import io.partguard.pricing.check.Checks;
import io.partguard.pricing.check.Notation;
import io.partguard.pricing.masterdata.MasterRowReader.AmountBody;
import io.partguard.pricing.masterdata.MasterRowReader.CountryBody;
import io.partguard.pricing.masterdata.MasterRowReader.OverrideBody;
import io.partguard.pricing.masterdata.MasterRowReader.PartBody;
import io.partguard.pricing.masterdata.MasterRowReader.StrategyBody;
import io.partguard.pricing.masterdata.MasterRowReader.TargetBody;
import io.partguard.pricing.masterdata.MasterRowReader.VehicleBody;
import io.partguard.pricing.masterdata.MasterRowReader.VehiclePartBody;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes figures of the rows of a file, by the rules that hold for bodies. Whether there is a part of the number is not known
 * here. Not for several threads.
 */
public final class MasterFileReader {
    private final MasterContent content;
    private final Set<String> regions;
    private final Notation notation;

    public sealed interface Read {
        record Good(List<MasterRow> rows) implements Read {}

        record Bad(List<RowError> errors) implements Read {}
    }

    /**
     * @param regions the regions there are
     * @throws IllegalArgumentException for an option with a value that is none
     */
    public MasterFileReader(MasterContent content, Set<String> regions, Map<String, String> options) {
        this.content = content;
        this.regions = Set.copyOf(regions);
        this.notation = new Notation(options);
    }

    public Read read(Row row) {
        Fields fields = new Fields(row);
        MasterRowReader reader = new MasterRowReader(fields.checks);
        PlanReader plans = new PlanReader(fields.checks, regions);
        List<MasterRow> rows = switch (content) {
            case PART_FIGURES ->
                reader.part(
                        "",
                        new PartBody(
                                fields.text("brand"),
                                fields.text("partNumber"),
                                fields.text("region"),
                                fields.day("validFrom"),
                                fields.amount("cost"),
                                fields.amount("landedCost"),
                                fields.number("unitsAYear")),
                        any -> true,
                        regions);
            case COUNTRY_FIGURES ->
                reader.country(
                        "",
                        new CountryBody(
                                fields.text("country"),
                                fields.text("kind"),
                                fields.text("period"),
                                fields.number("value")));
            case VEHICLE_PRICES ->
                reader.vehicle(
                        "",
                        new VehicleBody(
                                fields.text("vehicle"),
                                fields.text("country"),
                                fields.day("validFrom"),
                                fields.amount("price")));
            case VEHICLE_PARTS ->
                reader.vehiclePart(
                        "",
                        new VehiclePartBody(
                                fields.text("vehicle"),
                                fields.text("brand"),
                                fields.text("partNumber"),
                                fields.day("validFrom"),
                                fields.number("quantity")),
                        any -> true);
            case REGIONAL_TARGETS ->
                plans.target(
                        "",
                        new TargetBody(
                                fields.text("region"),
                                fields.text("brand"),
                                fields.text("family"),
                                fields.day("validFrom"),
                                fields.text("baseRegion"),
                                fields.number("strength"),
                                fields.text("country"),
                                fields.text("baseCountry")));
            case PRICE_STRATEGIES ->
                plans.strategy(
                        "",
                        new StrategyBody(
                                fields.text("region"),
                                fields.text("brand"),
                                fields.text("family"),
                                fields.day("validFrom"),
                                fields.day("validTo"),
                                fields.number("factor"),
                                fields.text("reason")));
            case PRICE_OVERRIDES ->
                plans.override(
                        "",
                        new OverrideBody(
                                fields.text("region"),
                                fields.text("brand"),
                                fields.text("partNumber"),
                                fields.day("validFrom"),
                                fields.day("validTo"),
                                fields.amount("price"),
                                fields.text("reason")),
                        any -> true);
        };
        List<RowError> errors = fields.errors();
        return errors.isEmpty() ? new Read.Good(rows) : new Read.Bad(errors);
    }

    /** The fields of a row as bodies have them. What cannot be read is said, and then missing. */
    private final class Fields {
        private final Row row;
        private final Checks checks = new Checks();

        Fields(Row row) {
            this.row = row;
        }

        @Nullable String text(String field) {
            return row.get(field).orElse(null);
        }

        @Nullable String day(String field) {
            Optional<String> written = row.get(field);
            if (written.isEmpty()) {
                return null;
            }
            var day = notation.day(written.get());
            if (day.isEmpty()) {
                checks.add("/" + field, written.get(), "NOT_A_DATE", Notation.NO_DAY);
            }
            return day.map(Object::toString).orElse(null);
        }

        @Nullable BigDecimal number(String field) {
            Optional<String> written = row.get(field);
            if (written.isEmpty()) {
                return null;
            }
            Optional<BigDecimal> number = notation.number(written.get());
            if (number.isEmpty()) {
                String pointer = "/" + field.replace('.', '/');
                checks.add(
                        pointer, written.get(), "NOT_A_NUMBER", "must be a plain number, written as the mapping says");
            }
            return number.orElse(null);
        }

        /** A currency alone, as a mapping gives it to every row, is no amount. */
        @Nullable AmountBody amount(String field) {
            String amount = field + ".amount";
            return row.get(amount).isEmpty() ? null : new AmountBody(number(amount), text(field + ".currency"));
        }

        /** The first of each field: what could not be read is missing as well. */
        List<RowError> errors() {
            Set<String> named = new HashSet<>();
            List<RowError> errors = new ArrayList<>(0);
            for (FieldError error : checks.errors()) {
                if (named.add(error.pointer())) {
                    String detail = error.detail();
                    errors.add(
                            error.pointer().isEmpty()
                                    ? new RowError(row.line(), null, null, error.code(), detail)
                                    : row.error(error.pointer().substring(1).replace('/', '.'), error.code(), detail));
                }
            }
            return errors;
        }
    }
}
