package io.partguard.catalog.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.partguard.catalog.part.LifecycleStatus;
import io.partguard.catalog.part.Part;
import io.partguard.catalog.search.PartHit;
import io.partguard.catalog.search.PartLookup.Answer;
import io.partguard.catalog.search.Route;
import io.partguard.catalog.search.Spelling;
import io.partguard.catalog.supersession.Supersession.Successor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one line, and why.
 *
 * @param line where the line stands, from 1
 * @param ref the caller's name for it
 * @param route by which way the part was reached
 * @param spelling how the number differs from the part's own
 * @param alike how many parts are reached just as well; above 1, the first may not be the one that was meant
 * @param replacedBy numbers of the parts that replace this one directly
 * @param currentPartId where the chain ends in one part
 * @param code why an INVALID line is none: MISSING_VALUE, INVALID_PART_NUMBER, INVALID_BRAND, or a code of the file's row
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LookupResult(
        long line,
        @Nullable String ref,
        @Nullable String number,
        Outcome outcome,
        @Nullable Route route,
        @Nullable Spelling spelling,
        @Nullable Integer alike,
        @Nullable String partId,
        @Nullable String brand,
        @Nullable String partNumber,
        @Nullable String name,
        @Nullable String status,
        @Nullable List<String> replacedBy,
        @Nullable String currentPartId,
        @Nullable String code,
        @Nullable String detail) {

    public enum Outcome {
        FOUND,
        /** Searched completely, and there is none. */
        NONE,
        /** Nothing that could be searched for. */
        INVALID
    }

    static LookupResult invalid(LookupLine line, String code, String detail) {
        return of(line, Outcome.INVALID, code, detail);
    }

    static LookupResult none(LookupLine line) {
        return of(line, Outcome.NONE, null, null);
    }

    private static LookupResult of(LookupLine line, Outcome outcome, @Nullable String code, @Nullable String detail) {
        return new LookupResult(
                line.line(),
                line.ref(),
                line.number(),
                outcome,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                code,
                detail);
    }

    static LookupResult found(LookupLine line, PartHit hit, Answer answer) {
        Part part = hit.part();
        LifecycleStatus status = part.document().status();
        return new LookupResult(
                line.line(),
                line.ref(),
                line.number(),
                Outcome.FOUND,
                hit.route(),
                hit.spelling(),
                answer.alike(),
                part.id(),
                part.brand(),
                part.document().partNumber(),
                part.document().name(),
                status == null ? null : status.name(),
                hit.chain().isEmpty()
                        ? null
                        : hit.chain().getFirst().to().stream()
                                .map(Successor::partNumber)
                                .toList(),
                answer.currentPartId(),
                null,
                null);
    }
}
