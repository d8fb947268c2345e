package io.partguard.catalog.synonym.web;

import io.partguard.api.ApiError;
import io.partguard.api.Cursor;
import io.partguard.api.Etags;
import io.partguard.api.Paged;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.catalog.part.CatalogError;
import io.partguard.catalog.synonym.Synonym;
import io.partguard.catalog.synonym.SynonymDraft;
import io.partguard.catalog.synonym.SynonymFile;
import io.partguard.catalog.synonym.SynonymStore;
import io.partguard.catalog.synonym.Words;
import io.partguard.tables.RowError;
import io.partguard.tables.UnreadableTable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasRole('OPERATOR')")
class SynonymController {
    private static final int SHOWN_ERRORS = 100;

    private final SynonymStore store;

    SynonymController(SynonymStore store) {
        this.store = store;
    }

    /**
     * @param revision of the whole set
     * @param next cursor of the next page; absent on the last
     */
    record SynonymList(
            long revision, List<Synonym> items, @Nullable String next) implements Paged {}

    record SynonymBody(
            @NotNull @Size(max = 5) String language,
            @NotNull @Size(max = 20) List<@NotNull String> means) {}

    /** @param errors the first hundred of the lines that were not taken */
    record SynonymImport(long revision, int created, int changed, int unchanged, int rejected, List<RowError> errors) {}

    @GetMapping("/v1/parts/synonyms")
    SynonymList listSynonyms(
            @RequestParam(required = false) @Nullable @Size(max = 5) String language,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        List<Synonym> items = store.page(language, after, limit);
        String next =
                items.size() == limit ? Cursor.encode(List.of(items.getLast().term())) : null;
        return new SynonymList(store.revision(), items, next);
    }

    @GetMapping("/v1/parts/synonyms/{term}")
    ResponseEntity<Synonym> getSynonym(@PathVariable String term) {
        return answer(HttpStatus.OK, find(term));
    }

    /** Creates one, or changes one with If-Match. */
    @PutMapping("/v1/parts/synonyms/{term}")
    ResponseEntity<Synonym> putSynonym(
            Viewer viewer,
            @PathVariable String term,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody SynonymBody body) {
        SynonymDraft draft = SynonymDraft.of(term, body.language(), body.means());
        boolean known = store.find(draft.term()).isPresent();
        if (!known && ifMatch != null) {
            throw new Refused(CatalogError.SYNONYM_NOT_FOUND, "There is no such synonym.");
        }
        Synonym stored = store.put(draft, known ? Etags.require(ifMatch) : null, viewer.subject());
        return answer(known ? HttpStatus.OK : HttpStatus.CREATED, stored);
    }

    @DeleteMapping("/v1/parts/synonyms/{term}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteSynonym(
            Viewer viewer,
            @PathVariable String term,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        store.remove(find(term), Etags.require(ifMatch), viewer.subject());
    }

    /** Creates and changes many in one step from CSV: term, language, means with bars between; the rest stays. */
    @PostMapping(value = "/v1/parts/synonyms", consumes = "text/csv")
    SynonymImport importSynonyms(Viewer viewer, HttpServletRequest request) throws IOException {
        SynonymFile.Read read;
        try {
            read = SynonymFile.read(request.getInputStream());
        } catch (UnreadableTable e) {
            throw new Refused(
                    ApiError.INVALID_REQUEST,
                    e.error().code() + ": " + e.error().detail());
        }
        SynonymStore.Merged merged = store.merge(read.drafts(), viewer.subject());
        return new SynonymImport(
                store.revision(),
                merged.created(),
                merged.changed(),
                merged.unchanged(),
                read.errors().size(),
                read.errors().stream().limit(SHOWN_ERRORS).toList());
    }

    private Synonym find(String term) {
        return store.find(Words.key(term))
                .orElseThrow(() -> new Refused(CatalogError.SYNONYM_NOT_FOUND, "There is no such synonym."));
    }

    private static ResponseEntity<Synonym> answer(HttpStatus status, Synonym synonym) {
        return ResponseEntity.status(status).eTag(Etags.of(synonym.revision())).body(synonym);
    }
}
