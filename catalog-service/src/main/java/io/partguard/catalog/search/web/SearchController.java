package io.partguard.catalog.search.web;

import io.partguard.api.ApiError;
import io.partguard.api.FieldError;
import io.partguard.api.Paged;
import io.partguard.api.Refused;
import io.partguard.catalog.application.Asked;
import io.partguard.catalog.application.Fit;
import io.partguard.catalog.application.web.Fits;
import io.partguard.catalog.application.web.VehicleForm;
import io.partguard.catalog.part.BrandStore;
import io.partguard.catalog.part.LifecycleStatus;
import io.partguard.catalog.part.web.PartAnswer;
import io.partguard.catalog.search.PartHit;
import io.partguard.catalog.search.PartLookup;
import io.partguard.catalog.search.Route;
import io.partguard.catalog.search.Spelling;
import io.partguard.catalog.search.box.BoxPage;
import io.partguard.catalog.search.box.BoxQuery;
import io.partguard.catalog.search.box.Facet;
import io.partguard.catalog.search.box.SearchBox;
import io.partguard.catalog.supersession.Supersession;
import io.partguard.identity.BrandName;
import io.partguard.identity.PartNumber;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasAnyRole('DEALER', 'ANALYST', 'LEAD', 'PRICING', 'OPERATOR', 'SERVICE')")
class SearchController {
    private final PartLookup lookup;
    private final SearchBox box;
    private final BrandStore brands;

    SearchController(PartLookup lookup, SearchBox box, BrandStore brands) {
        this.lookup = lookup;
        this.box = box;
        this.brands = brands;
    }

    /**
     * @param next cursor of the next page; absent on the last, and for numbers
     * @param total for words: how many parts there are, counted to 10,000
     * @param facets for words, on the first page: how many parts each value would leave
     * @param didYouMean for words: the query as it was probably meant; both were searched
     */
    record FoundParts(
            String catalogueRevision,
            List<FoundPart> items,
            @Nullable String next,
            @Nullable Long total,
            @Nullable List<FoundFacet> facets,
            @Nullable String didYouMean)
            implements Paged {}

    /**
     * @param fits where a vehicle was asked for: whether the part fits it
     * @param dependsOn what was not said of the vehicle and decides it
     */
    record FoundPart(
            PartAnswer part,
            Route route,
            @Nullable Spelling spelling,
            List<Supersession> chain,
            @Nullable Fits fits,
            @Nullable List<String> dependsOn) {

        static FoundPart of(PartHit hit, @Nullable Fit fit) {
            return new FoundPart(
                    PartAnswer.of(hit.part()),
                    hit.route(),
                    hit.spelling(),
                    hit.chain(),
                    fit == null ? null : Fits.of(fit),
                    fit == null ? null : Fits.dependsOn(fit));
        }
    }

    /** @param facet brand, family, status, make or model: the name of the parameter that narrows down by it */
    record FoundFacet(String facet, List<FacetValue> values) {}

    /** @param label the value as people know it */
    record FacetValue(String value, String label, long parts) {}

    /**
     * Parts by a number written any way ({@code number}), or by what people type ({@code q}): words, numbers among them,
     * narrowed down by brands, families and states, of each of which several may be given, and by the vehicle or machine
     * that they are to fit: make with model, year and serial number, or the code of a vehicle.
     */
    @GetMapping("/v1/parts")
    FoundParts findParts(
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable @Size(max = 200) String q,
            @RequestParam(required = false) @Nullable @Size(max = 50) List<String> brand,
            @RequestParam(required = false) @Nullable @Size(max = 50) List<String> family,
            @RequestParam(required = false) @Nullable @Size(max = 50) List<String> status,
            @RequestParam(required = false) @Nullable @Size(max = 100) String make,
            @RequestParam(required = false) @Nullable @Size(max = 100) String model,
            @RequestParam(required = false) @Nullable @Size(max = 100) String vehicle,
            @RequestParam(required = false) @Nullable @Min(1850) @Max(2199) Integer year,
            @RequestParam(required = false) @Nullable @Size(max = 64) String serial,
            @RequestParam(defaultValue = "20") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        List<String> brandKeys = brand == null
                ? List.of()
                : brand.stream()
                        .filter(it -> !it.isBlank())
                        .map(SearchController::brandKey)
                        .toList();
        Asked fits = VehicleForm.readIfGiven(make, model, vehicle, year, serial);
        if (number != null && !number.isBlank() && q == null) {
            if (fits != null) {
                throw invalid(
                        "number", number, "INVALID_VALUE", "A number is asked for without a vehicle; q takes both.");
            }
            if (brandKeys.size() > 1) {
                throw invalid("brand", String.join(",", brandKeys), "TOO_MANY_VALUES", "A number takes one brand.");
            }
            if (family != null) {
                throw invalid(
                        "family", String.join(",", family), "INVALID_VALUE", "A number is asked for in all families.");
            }
            PartLookup.Found found = lookup.byNumber(
                    partNumber(number), brandKeys.isEmpty() ? null : brandKeys.getFirst(), statuses(status), limit);
            return new FoundParts(found.catalogueRevision(), items(found.hits(), Map.of()), null, null, null, null);
        }
        if (q == null || q.isBlank() || number != null) {
            throw invalid("number", number, "MISSING_VALUE", "Give either number or q.");
        }
        Map<Facet, List<String>> filters = new EnumMap<>(Facet.class);
        filters.put(Facet.BRAND, brandKeys);
        filters.put(Facet.FAMILY, family == null ? List.of() : family);
        filters.put(Facet.STATUS, statuses(status).stream().map(Enum::name).toList());
        BoxPage page = box.search(new BoxQuery(q, filters, fits, limit, cursor));
        return new FoundParts(
                page.catalogueRevision(),
                items(page.hits(), page.fits()),
                page.next(),
                page.total(),
                cursor == null ? facets(page) : null,
                page.didYouMean());
    }

    private static List<FoundPart> items(List<PartHit> hits, Map<Long, Fit> fits) {
        return hits.stream()
                .map(hit -> FoundPart.of(hit, fits.get(hit.part().no())))
                .toList();
    }

    private List<FoundFacet> facets(BoxPage page) {
        Map<String, String> names = brands.names(page.facets().getOrDefault(Facet.BRAND, List.of()).stream()
                .map(BoxPage.Count::value)
                .toList());
        return page.facets().entrySet().stream()
                .map(facet -> new FoundFacet(
                        facet.getKey().key(),
                        facet.getValue().stream()
                                .map(count -> new FacetValue(
                                        count.value(),
                                        facet.getKey() == Facet.BRAND
                                                ? names.getOrDefault(count.value(), count.value())
                                                : count.value(),
                                        count.parts()))
                                .toList()))
                .toList();
    }

    private static Set<LifecycleStatus> statuses(@Nullable List<String> status) {
        Set<LifecycleStatus> statuses = EnumSet.noneOf(LifecycleStatus.class);
        for (String name : status == null ? List.<String>of() : status) {
            statuses.add(LifecycleStatus.read(name)
                    .orElseThrow(() -> invalid("status", name, "INVALID_STATUS", "There is no such status.")));
        }
        return statuses;
    }

    private static PartNumber partNumber(String number) {
        try {
            return new PartNumber(number);
        } catch (IllegalArgumentException e) {
            throw invalid("number", number, "INVALID_PART_NUMBER", "A part number has 1 to 64 characters.");
        }
    }

    private static String brandKey(String brand) {
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
