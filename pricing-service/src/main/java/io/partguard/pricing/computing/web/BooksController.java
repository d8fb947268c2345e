package io.partguard.pricing.computing.web;

import io.partguard.api.ApiError;
import io.partguard.api.Cursor;
import io.partguard.api.FieldError;
import io.partguard.api.Idempotency;
import io.partguard.api.Refused;
import io.partguard.api.StoredAnswer;
import io.partguard.api.Viewer;
import io.partguard.identity.Ids;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.book.Revision;
import io.partguard.pricing.book.store.RevisionsByNumber;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.check.Checks;
import io.partguard.pricing.computing.BookComputation;
import io.partguard.pricing.computing.ComputedBook;
import io.partguard.pricing.computing.store.BookWorker;
import io.partguard.pricing.computing.store.ComputedBooks;
import io.partguard.pricing.computing.store.ComputedPrices;
import io.partguard.pricing.computing.store.ComputedPrices.ConflictJson;
import io.partguard.pricing.computing.store.ComputedPrices.Row;
import io.partguard.pricing.optimizer.Objective;
import io.partguard.pricing.optimizer.Solved.Answer;
import io.partguard.pricing.pressure.MarketPressure;
import io.partguard.pricing.pricelist.PriceLists;
import io.partguard.pricing.pricelist.PricedPart;
import io.partguard.pricing.targets.Target;
import io.partguard.pricing.web.Amount;
import io.partguard.pricing.web.PricingError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/v1/books")
@PreAuthorize("hasAnyRole('PRICING', 'OPERATOR')")
class BooksController {
    private static final int MOST = 1_000;
    private static final BigDecimal DEFAULT_HIGHEST = new BigDecimal("1.25");

    private final ComputedBooks computed;
    private final ComputedPrices prices;
    private final BookWorker worker;
    private final PriceBooks books;
    private final PriceLists lists;
    private final RevisionsByNumber revisions;
    private final Idempotency idempotency;
    private final JsonMapper json;
    private final Clock clock;

    BooksController(
            ComputedBooks computed,
            ComputedPrices prices,
            BookWorker worker,
            PriceBooks books,
            PriceLists lists,
            RevisionsByNumber revisions,
            Idempotency idempotency,
            JsonMapper json,
            Clock clock) {
        this.computed = computed;
        this.prices = prices;
        this.worker = worker;
        this.books = books;
        this.lists = lists;
        this.revisions = revisions;
        this.idempotency = idempotency;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param answer FIXPOINT or OPTIMUM, which is taken where it is missing
     * @param objective DEVIATION, where it is missing, or MARGIN
     * @param highest how far above its target a price may be raised to free others, as a factor; 1.25 where it is missing
     */
    record Request(
            @Nullable String answer,
            @Nullable String objective,
            @Nullable BigDecimal highest,
            @Nullable String validFrom) {}

    record BookJson(
            String id,
            ComputedBook.Status status,
            Answer answer,
            Objective.Kind objective,
            BigDecimal highest,
            String validFrom,
            String priceBook,
            @Nullable String pressure,
            long parts,
            long prices,
            long conflicts,
            long checked,
            long violations,
            boolean mayBePublished,
            @Nullable String failure,
            Instant createdAt,
            @Nullable Instant finishedAt) {

        static BookJson of(ComputedBook book) {
            return new BookJson(
                    book.id(),
                    book.status(),
                    book.answer(),
                    book.objective().kind(),
                    BigDecimal.valueOf(book.objective().highest()),
                    book.validFrom().toString(),
                    book.priceBook(),
                    book.pressure().orElse(null),
                    book.parts(),
                    book.prices(),
                    book.conflicts(),
                    book.checked(),
                    book.violations(),
                    book.status() == ComputedBook.Status.DRAFT && book.violations() == 0 && book.conflicts() == 0,
                    book.failure().orElse(null),
                    book.createdAt(),
                    book.finishedAt().orElse(null));
        }
    }

    @Operation(
            operationId = "computeBook",
            summary = "Works out the highest prices inside every rule",
            description =
                    "Targets come from imported lists, plans and overrides. The answer is a job; when it is a DRAFT its prices, each verified"
                            + " against every hard rule, and its conflicts can be read. Nothing in the price book changes.")
    @ApiResponse(
            responseCode = "202",
            headers = @Header(name = "Location", description = "of the book", schema = @Schema(type = "string")),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = BookJson.class)))
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> compute(
            Viewer viewer,
            @RequestBody Request body,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key) {
        Checks checks = new Checks();
        Optional<Answer> answer =
                checks.oneOf("/answer", body.answer() == null ? "OPTIMUM" : body.answer(), Answer.class);
        Optional<Objective.Kind> kind = checks.oneOf(
                "/objective", body.objective() == null ? "DEVIATION" : body.objective(), Objective.Kind.class);
        Optional<BigDecimal> highest = checks.number(
                "/highest",
                body.highest() == null ? DEFAULT_HIGHEST : body.highest(),
                BigDecimal.ONE,
                BigDecimal.valueOf(1_000),
                6);
        if (body.validFrom() == null) {
            checks.add("/validFrom", null, "MISSING_VALUE", "must say from which day on the prices shall hold");
        }
        Optional<LocalDate> validFrom = checks.date("/validFrom", body.validFrom());
        List<FieldError> errors = checks.errors();
        if (!errors.isEmpty()) {
            throw new Refused(ApiError.INVALID_REQUEST, "The book cannot be worked out as asked.", errors);
        }
        Objective objective =
                new Objective(kind.orElseThrow(), highest.orElseThrow().doubleValue());
        StoredAnswer accepted = idempotency.once(viewer, "computeBook", key, body.toString(), () -> {
            String id = Ids.next("bok", clock);
            Revision base = books.current();
            Optional<String> pressure = books.masterData()
                    .pressure(validFrom.orElseThrow(), base.number())
                    .map(MarketPressure::snapshot);
            computed.add(new ComputedBooks.New(
                    id, answer.orElseThrow(), objective, validFrom.orElseThrow(), base, pressure, viewer.subject()));
            return StoredAnswer.json(202, "/v1/books/" + id, json.writeValueAsBytes(BookJson.of(find(id))));
        });
        worker.wake();
        return accepted.toResponse();
    }

    @Operation(operationId = "getBook", summary = "How far a book is, and what was found")
    @GetMapping("/{id}")
    BookJson get(@PathVariable String id) {
        return BookJson.of(find(id));
    }

    /**
     * @param target missing where nobody has said what it takes; the conflict names the fact
     * @param price missing where there is a conflict
     */
    record PriceJson(
            String brand,
            String partNumber,
            String region,
            @Nullable Amount target,
            @Nullable Amount price,
            @Nullable String bindingRule,
            @Nullable ConflictJson conflict) {

        static PriceJson of(Row row) {
            return new PriceJson(
                    row.brand(),
                    row.partNumber(),
                    row.region(),
                    row.target().map(Amount::of).orElse(null),
                    row.price().map(Amount::of).orElse(null),
                    row.binding().orElse(null),
                    row.conflict().orElse(null));
        }
    }

    record BookPrices(List<PriceJson> items, @Nullable String nextCursor) {}

    @Operation(
            operationId = "listBookPrices",
            summary = "A book's prices by part and region",
            description =
                    "Each with the rule that lowered it last; with conflicts=true those alone for which rules leave none.")
    @GetMapping("/{id}/prices")
    BookPrices list(
            @PathVariable String id,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "false") boolean conflicts,
            @RequestParam(required = false) @Nullable String cursor) {
        ComputedBook book = find(id);
        int most = Math.clamp(limit, 1, MOST);
        long part = 0;
        String region = "";
        if (cursor != null) {
            List<String> place = Cursor.decode(cursor, 2);
            part = number(place.getFirst());
            region = place.getLast();
        }
        List<Row> found = prices.page(book.id(), part, region, most + 1, conflicts);
        List<Row> page = found.subList(0, Math.min(most, found.size()));
        return new BookPrices(
                page.stream().map(PriceJson::of).toList(),
                found.size() > most
                        ? Cursor.encode(List.of(
                                Long.toString(page.getLast().partNo()),
                                page.getLast().region()))
                        : null);
    }

    @Operation(
            operationId = "getPriceCertificate",
            summary = "The proof for one price of a book",
            description =
                    "Every hard rule in scope with what it allows and how much is left, worked out anew by the verifier, and the steps"
                            + " from the list price to the target.")
    @GetMapping("/{id}/certificate")
    CertificateJson certificate(
            @PathVariable String id,
            @RequestParam String brand,
            @RequestParam String partNumber,
            @RequestParam String country) {
        ComputedBook book = find(id);
        PartKey key = key(brand, partNumber);
        PricedPart part = lists.find(List.of(key)).get(key) instanceof PriceLists.Found.Exactly(PricedPart exactly)
                ? exactly
                : nothing();
        BookComputation computation = new BookComputation(
                books,
                lists,
                books.state(revisions.find(book.baseRevision())),
                book.validFrom(),
                book.objective(),
                book.answer());
        return computation
                .certificate(part, prices.ofPart(book.id(), part.no()), country)
                .map(certificate -> CertificateJson.of(
                        certificate,
                        computation.target(part, country).map(Target::steps).orElse(List.of()),
                        book.pressure()))
                .orElseGet(BooksController::nothing);
    }

    private static <T> T nothing() {
        throw new Refused(PricingError.NO_COMPUTED_PRICE, "The book has no price of this part in this country.");
    }

    private static PartKey key(String brand, String partNumber) {
        try {
            return PartKey.of(brand, partNumber);
        } catch (IllegalArgumentException e) {
            String detail = String.valueOf(e.getMessage());
            throw new Refused(
                    ApiError.INVALID_REQUEST,
                    detail,
                    List.of(new FieldError("?partNumber", partNumber, "INVALID_VALUE", detail)));
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Refused(
                    ApiError.INVALID_REQUEST,
                    "The cursor is none of ours.",
                    List.of(new FieldError("?cursor", text, "INVALID_VALUE", "must be one that this service gave")));
        }
    }

    private ComputedBook find(String id) {
        return computed.find(id)
                .orElseThrow(() -> new Refused(PricingError.BOOK_NOT_FOUND, "There is no book of this id."));
    }
}
