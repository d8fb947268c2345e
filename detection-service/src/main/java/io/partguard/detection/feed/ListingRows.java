package io.partguard.detection.feed;

import io.partguard.tables.Row;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a form of a row of a feed. */
public final class ListingRows {
    private final Row row;
    private final List<Fault> faults = new ArrayList<>();

    private ListingRows(Row row) {
        this.row = row;
    }

    /**
     * @param form complete where there are no faults
     * @param faults of values that are not what their field takes, and of {@link ListingReading}
     */
    public record Read(ListingForm form, List<Fault> faults) {}

    /** @param country for listings that don't name theirs */
    public static Read read(Row row, @Nullable String country) {
        ListingRows reading = new ListingRows(row);
        ListingForm form = reading.form().addressedTo(country);
        List<Fault> faults = reading.faults;
        faults.addAll(ListingReading.faults(form));
        return new Read(form, faults);
    }

    private ListingForm form() {
        return new ListingForm(
                text("marketplace"),
                text("listingId"),
                text("url"),
                code("country"),
                text("title"),
                text("description"),
                text("brand"),
                text("partNumber"),
                text("gtin"),
                price(),
                number("packQuantity"),
                text("condition"),
                number("quantity"),
                seller(),
                code("shipsFrom"),
                codes("shipsTo"),
                row.list("images").isEmpty() ? null : row.list("images"),
                value("observedAt", "INVALID_TIME", "a date, or a time with its offset", ListingRows::time));
    }

    private ListingForm.@Nullable Price price() {
        String amount = text("priceAmount");
        return amount == null ? null : new ListingForm.Price(amount, code("currency"));
    }

    private ListingForm.@Nullable Seller seller() {
        String id = text("sellerId");
        return id == null
                ? null
                : new ListingForm.Seller(
                        id,
                        text("sellerName"),
                        number("sellerAgeDays"),
                        number("sellerFeedbackCount"),
                        value("sellerPositiveShare", "NOT_A_NUMBER", "a number", Double::valueOf),
                        code("sellerCountry"));
    }

    private @Nullable String text(String field) {
        return row.get(field).orElse(null);
    }

    private @Nullable String code(String field) {
        return row.get(field).map(code -> code.toUpperCase(Locale.ROOT)).orElse(null);
    }

    private @Nullable List<String> codes(String field) {
        List<String> codes = row.list(field).stream()
                .map(code -> code.toUpperCase(Locale.ROOT))
                .toList();
        return codes.isEmpty() ? null : codes;
    }

    private @Nullable Integer number(String field) {
        return value(field, "NOT_A_NUMBER", "a whole number", Integer::valueOf);
    }

    private <T> @Nullable T value(String field, String code, String what, Function<String, T> reading) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            return reading.apply(text);
        } catch (NumberFormatException | DateTimeException e) {
            faults.add(new Fault(field, text, code, "must be " + what));
            return null;
        }
    }

    private static Instant time(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }
}
