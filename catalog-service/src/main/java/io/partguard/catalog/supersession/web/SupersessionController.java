package io.partguard.catalog.supersession.web;

import io.partguard.api.Etags;
import io.partguard.api.Idempotency;
import io.partguard.api.StoredAnswer;
import io.partguard.api.Viewer;
import io.partguard.catalog.supersession.PartLinks;
import io.partguard.catalog.supersession.Supersession;
import io.partguard.catalog.supersession.SupersessionEdits;
import io.partguard.catalog.supersession.SupersessionEdits.NewLink;
import io.partguard.catalog.supersession.SupersessionEdits.Wanted;
import io.partguard.catalog.supersession.SupersessionKind;
import io.partguard.identity.PartNumber;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class SupersessionController {
    private static final int LARGEST_QUANTITY = 9_999;

    private final SupersessionEdits edits;
    private final Idempotency idempotency;
    private final JsonMapper json;

    SupersessionController(SupersessionEdits edits, Idempotency idempotency, JsonMapper json) {
        this.edits = edits;
        this.idempotency = idempotency;
        this.json = json;
    }

    /**
     * @param replacedBy what replaces the part, of all days, oldest first
     * @param replaces the links that name it as a target
     */
    record Supersessions(String partId, String partNumber, List<Supersession> replacedBy, List<Supersession> replaces) {

        static Supersessions of(PartLinks links) {
            return new Supersessions(links.partId(), links.partNumber(), links.replacedBy(), links.replaces());
        }
    }

    /** Either the id or the number of a part of the same brand. */
    @Schema(name = "NewSuccessor")
    record Successor(
            @Nullable @Size(max = 100) String partId,

            @Nullable @Size(min = 1, max = PartNumber.MAX_LENGTH) String partNumber,

            @Nullable @Min(1) @Max(LARGEST_QUANTITY) Integer quantity) {

        @AssertTrue(message = "give either partId or partNumber") @Schema(hidden = true)
        boolean isNamed() {
            return (partId == null) != (partNumber == null || partNumber.isBlank());
        }
    }

    /**
     * @param kind ONE or ALL_OF where not given
     * @param validFrom the first day on which it holds; not given: it always did
     * @param twoWay whether the old part may stand for the new one as well
     */
    record NewSupersession(
            @NotEmpty @Size(max = 100) List<@Valid @NotNull Successor> to,
            @Nullable SupersessionKind kind,
            @Nullable @Size(max = 500) String condition,
            @Nullable LocalDate validFrom,
            @Nullable @Size(max = 500) String reason,
            @Nullable Boolean twoWay) {

        NewLink link() {
            return new NewLink(
                    to.stream().map(NewSupersession::wanted).toList(),
                    kind,
                    condition,
                    validFrom,
                    reason,
                    Boolean.TRUE.equals(twoWay));
        }

        private static Wanted wanted(Successor to) {
            Integer quantity = to.quantity();
            return new Wanted(to.partId(), to.partNumber(), quantity == null ? 1 : quantity);
        }
    }

    /** What replaces a part and what it replaces, of all days. */
    @GetMapping("/v1/parts/{partId}/supersessions")
    @PreAuthorize("hasAnyRole('DEALER', 'ANALYST', 'LEAD', 'PRICING', 'OPERATOR', 'SERVICE')")
    ResponseEntity<Supersessions> getSupersessions(@PathVariable String partId) {
        return answer(HttpStatus.OK, edits.of(partId));
    }

    /** Adds a link. One that would close a ring is refused and the way around named. */
    @PostMapping("/v1/parts/{partId}/supersessions")
    @PreAuthorize("hasRole('OPERATOR')")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Supersessions.class)))
    ResponseEntity<byte[]> addSupersession(
            Viewer viewer,
            @PathVariable String partId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody NewSupersession wanted) {
        long seen = Etags.require(ifMatch);
        String hash = partId + " " + seen + " " + wanted;
        StoredAnswer stored = idempotency.once(viewer, "addSupersession", key, hash, () -> {
            String link = edits.add(viewer.subject(), partId, seen, wanted.link());
            byte[] body =
                    json.writeValueAsString(Supersessions.of(edits.of(partId))).getBytes(StandardCharsets.UTF_8);
            return StoredAnswer.json(201, "/api/v1/parts/" + partId + "/supersessions/" + link, body);
        });
        return ResponseEntity.status(stored.status())
                .headers(stored.toResponse().getHeaders())
                .eTag(Etags.of(seen + 1))
                .body(stored.body());
    }

    /** Takes a link back, as if it had never been; what a file says stays taken back when it is sent again. */
    @DeleteMapping("/v1/parts/{partId}/supersessions/{link}")
    @PreAuthorize("hasRole('OPERATOR')")
    ResponseEntity<Supersessions> withdrawSupersession(
            Viewer viewer,
            @PathVariable String partId,
            @PathVariable String link,
            @RequestParam(required = false) @Nullable @Size(max = 500) String reason,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        edits.withdraw(viewer.subject(), partId, Etags.require(ifMatch), link, reason);
        return answer(HttpStatus.OK, edits.of(partId));
    }

    private static ResponseEntity<Supersessions> answer(HttpStatus status, PartLinks links) {
        return ResponseEntity.status(status).eTag(Etags.of(links.revision())).body(Supersessions.of(links));
    }
}
