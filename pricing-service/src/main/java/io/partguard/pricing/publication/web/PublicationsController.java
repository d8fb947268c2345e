package io.partguard.pricing.publication.web;

import io.partguard.api.ApiError;
import io.partguard.api.Cursor;
import io.partguard.api.Etags;
import io.partguard.api.FieldError;
import io.partguard.api.Idempotency;
import io.partguard.api.Refused;
import io.partguard.api.StoredAnswer;
import io.partguard.api.Viewer;
import io.partguard.identity.Ids;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.check.Checks;
import io.partguard.pricing.computing.ComputedBook;
import io.partguard.pricing.computing.store.ComputedBooks;
import io.partguard.pricing.publication.BookPublication;
import io.partguard.pricing.publication.PublicationError;
import io.partguard.pricing.publication.Source;
import io.partguard.pricing.publication.store.PublicationSteps;
import io.partguard.pricing.publication.store.PublicationSteps.Step;
import io.partguard.pricing.publication.store.Publications;
import io.partguard.pricing.publication.store.Publishing;
import io.partguard.pricing.publication.store.Publishing.Act;
import io.partguard.pricing.rule.Publication.Binding;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
@RequestMapping("/v1/publications")
@PreAuthorize("hasAnyRole('PRICING', 'OPERATOR')")
class PublicationsController {
    private static final int MOST = 200;
    private static final int NOTE_LENGTH = 2_000;

    private final Publications publications;
    private final PublicationSteps steps;
    private final Publishing publishing;
    private final ComputedBooks computed;
    private final PriceBooks books;
    private final Idempotency idempotency;
    private final JsonMapper json;
    private final Clock clock;

    PublicationsController(
            Publications publications,
            PublicationSteps steps,
            Publishing publishing,
            ComputedBooks computed,
            PriceBooks books,
            Idempotency idempotency,
            JsonMapper json,
            Clock clock) {
        this.publications = publications;
        this.steps = steps;
        this.publishing = publishing;
        this.computed = computed;
        this.books = books;
        this.idempotency = idempotency;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param book id of a computed book
     * @param revision of the price book, whose prices of a day are published again
     * @param day beside the revision
     * @param rollback id of the publication whose earlier prices are published again
     * @param effective first day of the prices; by default the book's
     * @param binding what a list price is to the dealer; RECOMMENDED where it is missing
     */
    record Request(
            @Nullable String book,
            @Nullable Long revision,
            @Nullable String day,
            @Nullable String rollback,
            @Nullable String effective,
            @Nullable String binding) {}

    record NoteBody(@Nullable String note) {}

    record PublicationPage(
            List<PublicationJson> items, @Nullable String nextCursor) {}

    @Operation(
            operationId = "createPublication",
            summary = "Drafts a publication of prices",
            description =
                    "Of a computed book, of the prices as they were known at a revision, or of what another publication"
                            + " replaced. The verifier looks at it at once; ask until its check is DONE.")
    @ApiResponse(
            responseCode = "201",
            headers = @Header(name = "Location", description = "of the publication", schema = @Schema(type = "string")),
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PublicationJson.class)))
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> create(
            Viewer viewer,
            @RequestBody Request body,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key) {
        return idempotency
                .once(viewer, "createPublication", key, body.toString(), () -> {
                    Publications.New wanted = read(body, viewer);
                    publications.add(wanted);
                    return StoredAnswer.json(
                            201, "/v1/publications/" + wanted.id(), json.writeValueAsBytes(shown(find(wanted.id()))));
                })
                .toResponse();
    }

    private Publications.New read(Request body, Viewer viewer) {
        Checks checks = new Checks();
        Optional<Binding> binding =
                checks.oneOf("/binding", body.binding() == null ? "RECOMMENDED" : body.binding(), Binding.class);
        Optional<LocalDate> effective = checks.date("/effective", body.effective());
        Optional<LocalDate> day = checks.date("/day", body.day());
        long sources = List.of(
                        Optional.ofNullable(body.book()),
                        Optional.ofNullable(body.revision()),
                        Optional.ofNullable(body.rollback()))
                .stream()
                .filter(Optional::isPresent)
                .count();
        if (sources != 1) {
            checks.add("", null, "ONE_SOURCE", "must name exactly one of book, revision and rollback");
        }
        if (body.revision() != null && body.day() == null) {
            checks.add("/day", null, "MISSING_VALUE", "must say of which day the prices of that revision are");
        }
        if (body.book() == null && body.effective() == null) {
            checks.add("/effective", null, "MISSING_VALUE", "must say from which day on the prices shall hold");
        }
        List<FieldError> errors = checks.errors();
        if (!errors.isEmpty()) {
            throw new Refused(ApiError.INVALID_REQUEST, "The publication cannot be drafted as asked.", errors);
        }
        Optional<ComputedBook> book = Optional.ofNullable(body.book()).map(this::computed);
        Source source = body.rollback() != null
                ? new Source.Rollback(filed(body.rollback()))
                : body.revision() != null
                        ? new Source.Revision(known(body.revision()), day.orElseThrow())
                        : new Source.Book(book.orElseThrow().id());
        return new Publications.New(
                Ids.next("pub", clock),
                source,
                effective.or(() -> book.map(ComputedBook::validFrom)).orElseThrow(),
                binding.orElseThrow(),
                viewer.subject(),
                clock.instant());
    }

    private ComputedBook computed(String id) {
        return computed.find(id)
                .filter(book -> book.status() == ComputedBook.Status.DRAFT)
                .orElseThrow(() -> new Refused(
                        PublicationError.NOTHING_TO_PUBLISH, "There is no computed book " + id + " that is done."));
    }

    private String filed(String id) {
        return publications
                .find(id)
                .filter(publication -> publication.publishedRevision().isPresent())
                .map(BookPublication::id)
                .orElseThrow(() -> new Refused(
                        PublicationError.NOTHING_TO_PUBLISH, "There is no publication " + id + " that was filed."));
    }

    private long known(long revision) {
        if (revision < 1 || revision > books.current().number()) {
            throw new Refused(PublicationError.NOTHING_TO_PUBLISH, "The price book has no revision " + revision + ".");
        }
        return revision;
    }

    @Operation(operationId = "listPublications", summary = "Publications, the newest first")
    @GetMapping
    PublicationPage list(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String cursor) {
        int most = Math.clamp(limit, 1, MOST);
        String before = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        List<BookPublication> found = publications.page(before, most + 1);
        List<BookPublication> page = found.subList(0, Math.min(most, found.size()));
        return new PublicationPage(
                shown(page),
                found.size() > most ? Cursor.encode(List.of(page.getLast().id())) : null);
    }

    @Operation(operationId = "getPublication", summary = "A publication with what the verifier found and who did what")
    @GetMapping("/{id}")
    ResponseEntity<PublicationJson> get(@PathVariable String id) {
        return answer(id);
    }

    @Operation(
            operationId = "checkPublication",
            summary = "Has the verifier look once more",
            description = "Needed where the price book changed since; what was proposed or approved stays so.")
    @PostMapping("/{id}/check")
    ResponseEntity<PublicationJson> check(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return act(publishing::checkAgain, viewer, id, ifMatch, null);
    }

    @Operation(
            operationId = "proposePublication",
            summary = "Proposes a draft",
            description = "Refused with RULES_VIOLATED where one hard rule is broken or cannot be decided.")
    @PostMapping("/{id}/propose")
    ResponseEntity<PublicationJson> propose(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable NoteBody body) {
        return act(publishing::propose, viewer, id, ifMatch, body);
    }

    @Operation(
            operationId = "approvePublication",
            summary = "Approves what another person proposed",
            description = "Refused with SECOND_PERSON_NEEDED to the one who proposed it.")
    @PostMapping("/{id}/approve")
    ResponseEntity<PublicationJson> approve(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable NoteBody body) {
        return act(publishing::approve, viewer, id, ifMatch, body);
    }

    @Operation(operationId = "rejectPublication", summary = "Makes what was proposed a draft again")
    @PostMapping("/{id}/reject")
    ResponseEntity<PublicationJson> reject(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable NoteBody body) {
        return act(publishing::reject, viewer, id, ifMatch, body);
    }

    @Operation(
            operationId = "filePublication",
            summary = "Files an approved publication: its prices enter the price book",
            description =
                    "They hold from the effective day on. Refused with FILING_REFUSED where a notice period is not kept, with"
                            + " CHECK_OUTDATED where the price book changed since the verifier looked.")
    @PostMapping("/{id}/file")
    ResponseEntity<PublicationJson> file(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable NoteBody body) {
        return act(publishing::file, viewer, id, ifMatch, body);
    }

    @Operation(operationId = "withdrawPublication", summary = "Gives up a publication that was not filed")
    @PostMapping("/{id}/withdraw")
    ResponseEntity<PublicationJson> withdraw(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable NoteBody body) {
        return act(publishing::withdraw, viewer, id, ifMatch, body);
    }

    private ResponseEntity<PublicationJson> act(
            Consumer<Act> transition, Viewer viewer, String id, @Nullable String ifMatch, @Nullable NoteBody body) {
        Checks checks = new Checks();
        Optional<String> note = checks.optionalText("/note", body == null ? null : body.note(), NOTE_LENGTH);
        if (!checks.errors().isEmpty()) {
            throw new Refused(ApiError.INVALID_REQUEST, "The note cannot be taken as it is.", checks.errors());
        }
        transition.accept(new Act(id, Etags.require(ifMatch), viewer.subject(), note.orElse(null)));
        return answer(id);
    }

    private ResponseEntity<PublicationJson> answer(String id) {
        BookPublication publication = find(id);
        return ResponseEntity.ok().eTag(Etags.of(publication.revision())).body(shown(publication));
    }

    private PublicationJson shown(BookPublication publication) {
        return shown(List.of(publication)).getFirst();
    }

    private List<PublicationJson> shown(List<BookPublication> found) {
        Map<String, List<Step>> history =
                steps.of(found.stream().map(BookPublication::id).toList());
        return found.stream()
                .map(publication -> PublicationJson.of(publication, history.getOrDefault(publication.id(), List.of())))
                .toList();
    }

    private BookPublication find(String id) {
        return publications
                .find(id)
                .orElseThrow(() ->
                        new Refused(PublicationError.PUBLICATION_NOT_FOUND, "There is no publication of this id."));
    }
}
