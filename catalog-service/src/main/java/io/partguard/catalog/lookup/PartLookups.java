package io.partguard.catalog.lookup;

import io.partguard.catalog.search.PartHit;
import io.partguard.catalog.search.PartLookup;
import io.partguard.catalog.search.PartLookup.Answer;
import io.partguard.catalog.search.PartLookup.AskedNumber;
import io.partguard.identity.BrandName;
import io.partguard.identity.PartNumber;
import io.partguard.tables.RowError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks many numbers up at once, set by set rather than one by one. */
@Component
public class PartLookups {
    private final PartLookup lookup;

    PartLookups(PartLookup lookup) {
        this.lookup = lookup;
    }

    /** @param catalogueRevision that all results rest on */
    public record Results(String catalogueRevision, List<LookupResult> results) {
        public long count(LookupResult.Outcome outcome) {
            return results.stream()
                    .filter(result -> result.outcome() == outcome)
                    .count();
        }
    }

    /**
     * One result a line, in order.
     *
     * @throws io.partguard.catalog.index.CatalogueUnavailable where one of them could not be searched completely
     */
    public Results find(List<LookupLine> lines) {
        List<Read> read = lines.stream().map(PartLookups::read).toList();
        List<AskedNumber> asked = new ArrayList<>(lines.size());
        for (Read line : read) {
            if (line.asked() != null) {
                asked.add(line.asked());
            }
        }
        PartLookup.FoundAll found = lookup.byNumbers(asked);
        List<LookupResult> results = new ArrayList<>(lines.size());
        int next = 0;
        for (int i = 0; i < lines.size(); i++) {
            LookupResult invalid = read.get(i).invalid();
            results.add(
                    invalid != null
                            ? invalid
                            : result(lines.get(i), found.answers().get(next++)));
        }
        return new Results(found.catalogueRevision(), results);
    }

    private static LookupResult result(LookupLine line, Answer answer) {
        PartHit best = answer.best();
        return best == null ? LookupResult.none(line) : LookupResult.found(line, best, answer);
    }

    /** Either of the two. */
    private record Read(
            @Nullable AskedNumber asked, @Nullable LookupResult invalid) {}

    private static Read read(LookupLine line) {
        RowError fault = line.fault();
        if (fault != null) {
            return new Read(null, LookupResult.invalid(line, fault.code(), fault.detail()));
        }
        String number = line.number();
        if (number == null || number.isBlank()) {
            return new Read(null, LookupResult.invalid(line, "MISSING_VALUE", "The line has no number."));
        }
        PartNumber parsed;
        try {
            parsed = new PartNumber(number);
        } catch (IllegalArgumentException e) {
            return new Read(
                    null, LookupResult.invalid(line, "INVALID_PART_NUMBER", "A part number has 1 to 64 characters."));
        }
        if (parsed.normalized().isEmpty()) {
            return new Read(
                    null, LookupResult.invalid(line, "INVALID_PART_NUMBER", "A part number has a letter or digit."));
        }
        String brand = line.brand();
        try {
            return new Read(
                    new AskedNumber(parsed, brand == null || brand.isBlank() ? null : new BrandName(brand).key()),
                    null);
        } catch (IllegalArgumentException e) {
            return new Read(null, LookupResult.invalid(line, "INVALID_BRAND", "A brand has a letter or digit."));
        }
    }
}
