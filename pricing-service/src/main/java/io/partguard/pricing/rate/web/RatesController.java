package io.partguard.pricing.rate.web;

import io.partguard.api.ApiError;
import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.identity.Ids;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.book.Revision;
import io.partguard.pricing.book.store.BookChanges;
import io.partguard.pricing.book.store.BookChanges.Cause;
import io.partguard.pricing.rate.RateFileReader;
import io.partguard.pricing.rate.RateFileReader.DayRate;
import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.rate.store.RateLoad;
import io.partguard.pricing.web.PricingError;
import io.partguard.tables.RowError;
import io.partguard.tables.UnreadableTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/rates")
@PreAuthorize("hasAnyRole('ANALYST', 'LEAD', 'PRICING', 'OPERATOR')")
class RatesController {
    /** The whole history since 1999 has 2 MB. */
    private static final long MOST_BYTES = 32L << 20;

    private final RateLoad load;
    private final BookChanges changes;
    private final PriceBooks books;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RatesController(
            RateLoad load, BookChanges changes, PriceBooks books, TransactionTemplate transaction, Clock clock) {
        this.load = load;
        this.changes = changes;
        this.books = books;
        this.transaction = transaction;
        this.clock = clock;
    }

    record Imported(
            long read,
            long accepted,
            long rejected,
            int changedRates,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            String priceBook,
            List<RowError> errors) {}

    record RateJson(BigDecimal perEuro, LocalDate quotedOn) {}

    record Day(LocalDate day, Map<String, RateJson> rates) {}

    @Operation(
            operationId = "importRates",
            summary = "Loads the European Central Bank's file of reference rates",
            description =
                    "A line a day, a column a currency, units per euro, N/A where not quoted. A line with an error is"
                            + " left out and named; the others are taken. Loading the same again changes nothing.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary")))
    @PostMapping(consumes = "text/csv")
    @PreAuthorize("hasAnyRole('PRICING', 'OPERATOR')")
    Imported load(InputStream body) throws IOException {
        MessageDigest digest = Ids.sha256();
        RateFileReader.Read read = read(new DigestInputStream(new Bounded(body, MOST_BYTES), digest));
        String content = HexFormat.of().formatHex(digest.digest());
        int[] changed = new int[1];
        Revision revision =
                Objects.requireNonNull(transaction.execute(status -> changes.change(Cause.RATES, "ecb", next -> {
                    changed[0] = load.apply(read.rates(), next);
                    return changed[0] == 0 ? Optional.empty() : Optional.of(content);
                })));
        Stream<LocalDate> days = read.rates().stream().map(DayRate::day);
        List<LocalDate> sorted = days.sorted().toList();
        return new Imported(
                read.rows(),
                read.rows() - read.rejected(),
                read.rejected(),
                changed[0],
                sorted.isEmpty() ? null : sorted.getFirst(),
                sorted.isEmpty() ? null : sorted.getLast(),
                revision.label(),
                read.errors());
    }

    private static RateFileReader.Read read(InputStream in) throws IOException {
        try {
            return RateFileReader.read(in);
        } catch (UnreadableTable e) {
            RowError error = e.error();
            throw new Refused(
                    PricingError.UNREADABLE_TABLE,
                    "Line " + error.line() + ": " + error.detail(),
                    List.of(new FieldError(
                            "?line=" + error.line() + (error.column() == null ? "" : "&column=" + error.column()),
                            error.value(),
                            error.code(),
                            error.detail())));
        }
    }

    @Operation(
            operationId = "getRates",
            summary = "The rates of a day: for each currency the last one quoted until then")
    @GetMapping
    Day get(@RequestParam(required = false) @Nullable LocalDate day) {
        LocalDate asked = day == null ? LocalDate.now(clock) : day;
        if (asked.getYear() < 1900 || asked.getYear() > 9999) {
            throw new Refused(
                    ApiError.INVALID_REQUEST,
                    "There are no rates so far away.",
                    List.of(new FieldError("?day", asked.toString(), "OUT_OF_RANGE", "must be from 1900 to 9999")));
        }
        Rates rates = books.rates(books.current(), asked);
        Map<String, RateJson> shown = new TreeMap<>();
        rates.perEuro()
                .forEach((currency, rate) -> shown.put(
                        currency.getCurrencyCode(),
                        new RateJson(rate.unitsPerEuro().stripTrailingZeros(), rate.quotedOn())));
        return new Day(asked, shown);
    }

    private static final class Bounded extends java.io.FilterInputStream {
        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            return count(n, n);
        }

        private int count(int result, int bytes) {
            left -= Math.max(bytes, 0);
            if (left < 0) {
                throw new Refused(ApiError.BODY_TOO_LARGE, "More than " + MOST_BYTES + " bytes are not taken here.");
            }
            return result;
        }
    }
}
