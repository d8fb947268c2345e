package io.partguard.catalog.search.web;

import io.partguard.api.ApiError;
import io.partguard.api.Cursor;
import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.catalog.part.web.PartAnswer;
import io.partguard.catalog.search.PartHit;
import io.partguard.catalog.search.PartLookup;
import io.partguard.catalog.search.Route;
import io.partguard.catalog.search.Spelling;
import io.partguard.catalog.supersession.Supersession;
import io.partguard.identity.BrandName;
import io.partguard.identity.PartNumber;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasAnyRole('DEALER', 'ANALYST', 'LEAD', 'PRICING', 'OPERATOR', 'SERVICE')")
class SearchController {
    /** Elasticsearch ranks no further than this. */
    private static final int DEEPEST = 10_000;

    private final PartLookup lookup;

    SearchController(PartLookup lookup) {
        this.lookup = lookup;
    }

    /** @param next cursor of the next page; absent on the last, and for numbers */
    record FoundParts(
            String catalogueRevision,
            List<FoundPart> items,
            @Nullable String next) {}

    record FoundPart(PartAnswer part, Route route, @Nullable Spelling spelling, List<Supersession> chain) {

        static FoundPart of(PartHit hit) {
            return new FoundPart(PartAnswer.of(hit.part()), hit.route(), hit.spelling(), hit.chain());
        }
    }

    /** Parts by a number written any way ({@code number}), or by words ({@code q}). */
    @GetMapping("/v1/parts")
    FoundParts findParts(
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable @Size(max = 200) String q,
            @RequestParam(required = false) @Nullable @Size(max = 100) String brand,
            @RequestParam(defaultValue = "20") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String brandKey = brandKey(brand);
        if (number != null && !number.isBlank() && q == null) {
            PartLookup.Found found = lookup.byNumber(partNumber(number), brandKey, limit);
            return new FoundParts(
                    found.catalogueRevision(),
                    found.hits().stream().map(FoundPart::of).toList(),
                    null);
        }
        if (q == null || q.isBlank() || number != null) {
            throw invalid("number", number, "MISSING_VALUE", "Give either number or q.");
        }
        int from = cursor == null ? 0 : from(cursor);
        PartLookup.Found found = lookup.byWords(q, brandKey, from, limit);
        boolean more = found.hits().size() == limit && from + 2 * limit <= DEEPEST;
        return new FoundParts(
                found.catalogueRevision(),
                found.hits().stream().map(FoundPart::of).toList(),
                more ? Cursor.encode(List.of(Integer.toString(from + limit))) : null);
    }

    private static int from(String cursor) {
        String from = Cursor.decode(cursor, 1).getFirst();
        if (!from.matches("\\d{1,5}") || Integer.parseInt(from) > DEEPEST - 200) {
            throw new Refused(ApiError.INVALID_CURSOR, "The cursor is not one that this service gave out.");
        }
        return Integer.parseInt(from);
    }

    private static PartNumber partNumber(String number) {
        try {
            return new PartNumber(number);
        } catch (IllegalArgumentException e) {
            throw invalid("number", number, "INVALID_PART_NUMBER", "A part number has 1 to 64 characters.");
        }
    }

    private static @Nullable String brandKey(@Nullable String brand) {
        if (brand == null || brand.isBlank()) {
            return null;
        }
        try {
            return new BrandName(brand).key();
        } catch (IllegalArgumentException e) {
            throw invalid("brand", brand, "INVALID_BRAND", "A brand has a letter or digit.");
        }
    }

    private static Refused invalid(String parameter, @Nullable String value, String code, String detail) {
        return new Refused(
                ApiError.INVALID_REQUEST, detail, List.of(new FieldError("?" + parameter, value, code, detail)));
    }
}
