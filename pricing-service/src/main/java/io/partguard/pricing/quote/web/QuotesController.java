package io.partguard.pricing.quote.web;

import io.partguard.api.ApiError;
import io.partguard.api.Events;
import io.partguard.api.Idempotency;
import io.partguard.api.Refused;
import io.partguard.api.StoredAnswer;
import io.partguard.api.Viewer;
import io.partguard.identity.Ids;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.check.Checks;
import io.partguard.pricing.pricelist.PriceLists;
import io.partguard.pricing.quote.Quote;
import io.partguard.pricing.quote.QuoteRequest;
import io.partguard.pricing.quote.Quoting;
import io.partguard.pricing.quote.Supersessions;
import io.partguard.pricing.quote.store.QuoteStore;
import io.partguard.pricing.web.PricingError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/v1/quotes")
@PreAuthorize("hasAnyRole('DEALER', 'ANALYST', 'LEAD', 'PRICING', 'OPERATOR')")
class QuotesController {
    private static final int MOST_LINES = 10_000;
    private static final int MOST_PIECES = 1_000_000;
    private static final int TEXT = 200;

    private final Quoting quoting;
    private final QuoteStore quotes;
    private final Idempotency idempotency;
    private final Events events;
    private final JsonMapper json;

    QuotesController(
            PriceBooks books,
            PriceLists lists,
            Supersessions supersessions,
            QuoteStore quotes,
            Idempotency idempotency,
            Events events,
            JsonMapper json,
            Clock clock,
            @Value("${partguard.pricing.quote.validity:24h}") Duration validity) {
        this.quoting = new Quoting(books, lists, supersessions, clock, validity);
        this.quotes = quotes;
        this.idempotency = idempotency;
        this.events = events;
        this.json = json;
    }

    record Request(
            @Nullable String country,
            @Nullable List<Line> lines,
            @Nullable String validAt,
            @Nullable String knownAt,
            @Nullable Boolean waterfall,
            @Nullable Boolean followSupersession) {}

    record Line(
            @Nullable String brand,
            @Nullable String partNumber,
            @Nullable Integer quantity) {}

    @Operation(
            operationId = "createQuote",
            summary = "What parts cost in a country",
            description =
                    "Up to 10,000 lines, with the steps of each price on request. A quote is never changed; with the same"
                            + " Idempotency-Key the same bytes are sent again. Each line says whether the catalogue has a newer number; with"
                            + " followSupersession it is priced by that one.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = QuoteJson.class), mediaType = "application/json"))
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> create(
            Viewer viewer,
            @RequestBody Request body,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key) {
        QuoteRequest request = read(body);
        String hash = HexFormat.of().formatHex(Ids.sha256().digest(json.writeValueAsBytes(body)));
        Optional<StoredAnswer> before = idempotency.answered(viewer, "createQuote", key, hash);
        if (before.isPresent()) {
            return before.get().toResponse();
        }
        // Outside of any transaction: the catalogue is asked, and a slow one must not hold connections to the database.
        Quote quote = quoting.quote(request)
                .orElseThrow(() ->
                        new Refused(PricingError.UNKNOWN_REGION, request.country() + " is in no region on that day."));
        byte[] answer = json.writeValueAsBytes(QuoteJson.of(quote, request.waterfall()));
        return idempotency
                .once(viewer, "createQuote", key, hash, () -> keep(viewer, quote, answer))
                .toResponse();
    }

    private StoredAnswer keep(Viewer viewer, Quote quote, byte[] answer) {
        quotes.add(viewer, quote, answer);
        events.append("quote.created", quote.id(), "{\"lines\":" + quote.lines().size() + "}");
        return StoredAnswer.json(201, "/v1/quotes/" + quote.id(), answer);
    }

    @Operation(operationId = "getQuote", summary = "A quote, byte by byte as it was given")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = QuoteJson.class), mediaType = "application/json"))
    @GetMapping("/{id}")
    ResponseEntity<byte[]> get(Viewer viewer, @PathVariable String id) {
        return quotes.find(viewer, id)
                .map(answer -> StoredAnswer.json(200, null, answer).toResponse())
                .orElseThrow(() -> new Refused(PricingError.QUOTE_NOT_FOUND, "There is no quote of this id."));
    }

    private static QuoteRequest read(Request body) {
        Checks checks = new Checks();
        Optional<String> country = checks.country("/country", body.country());
        Optional<LocalDate> validAt = checks.date("/validAt", body.validAt());
        Optional<Instant> knownAt = instant(body.knownAt(), checks);
        List<Line> asked = body.lines() == null ? List.of() : body.lines();
        if (asked.isEmpty() || asked.size() > MOST_LINES) {
            checks.add("/lines", null, "OUT_OF_RANGE", "must have 1 to " + MOST_LINES + " lines");
            asked = List.of();
        }
        List<QuoteRequest.Line> lines = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            line("/lines/" + i, asked.get(i), checks).ifPresent(lines::add);
        }
        if (!checks.errors().isEmpty()) {
            throw new Refused(ApiError.INVALID_REQUEST, "The request cannot be read.", checks.errors());
        }
        return new QuoteRequest(
                country.orElseThrow(),
                lines,
                validAt,
                knownAt,
                Objects.requireNonNullElse(body.waterfall(), false),
                Objects.requireNonNullElse(body.followSupersession(), false));
    }

    private static Optional<QuoteRequest.Line> line(String pointer, @Nullable Line line, Checks checks) {
        if (line == null) {
            checks.add(pointer, null, "MISSING_VALUE", "must be given");
            return Optional.empty();
        }
        Optional<String> brand = checks.text(pointer + "/brand", line.brand(), TEXT);
        Optional<String> number = checks.text(pointer + "/partNumber", line.partNumber(), TEXT);
        Integer quantity = line.quantity() == null ? Integer.valueOf(1) : line.quantity();
        if (quantity < 1 || quantity > MOST_PIECES) {
            checks.add(pointer + "/quantity", quantity.toString(), "OUT_OF_RANGE", "must be from 1 to " + MOST_PIECES);
            return Optional.empty();
        }
        return brand.flatMap(name -> number.map(text -> new QuoteRequest.Line(name, text, quantity)));
    }

    private static Optional<Instant> instant(@Nullable String value, Checks checks) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            Instant instant = Instant.parse(value);
            if (!instant.isBefore(Instant.EPOCH)) {
                return Optional.of(instant);
            }
        } catch (DateTimeParseException ignored) {
            // said below
        }
        checks.add("/knownAt", value, "NOT_AN_INSTANT", "must be a time in UTC such as 2026-04-13T08:00:00Z");
        return Optional.empty();
    }
}
