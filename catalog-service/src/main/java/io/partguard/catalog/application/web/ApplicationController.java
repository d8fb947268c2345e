package io.partguard.catalog.application.web;

import io.partguard.api.ApiError;
import io.partguard.api.Cursor;
import io.partguard.api.FieldError;
import io.partguard.api.Paged;
import io.partguard.api.Refused;
import io.partguard.catalog.application.Application;
import io.partguard.catalog.application.ApplicationStore;
import io.partguard.catalog.application.ApplicationStore.Fitting;
import io.partguard.catalog.application.ApplicationStore.Make;
import io.partguard.catalog.application.ApplicationStore.Stored;
import io.partguard.catalog.application.Asked;
import io.partguard.catalog.application.Fit;
import io.partguard.catalog.part.CatalogError;
import io.partguard.catalog.part.Part;
import io.partguard.catalog.part.PartStore;
import io.partguard.catalog.part.web.PartAnswer;
import io.partguard.identity.BrandName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasAnyRole('DEALER', 'ANALYST', 'LEAD', 'PRICING', 'OPERATOR', 'SERVICE')")
class ApplicationController {
    private final ApplicationStore applications;
    private final PartStore parts;

    ApplicationController(ApplicationStore applications, PartStore parts) {
        this.applications = applications;
        this.parts = parts;
    }

    /** @param next cursor of the next page; absent on the last */
    record FittingParts(List<FittingPart> items, @Nullable String next) implements Paged {}

    /**
     * @param dependsOn what was not said of the vehicle and decides it: year, serial, built, or the name of a qualifier
     * @param applications the statements that are about the vehicle
     */
    record FittingPart(PartAnswer part, Fits fits, List<String> dependsOn, List<Application> applications) {

        static FittingPart of(Fitting fitting) {
            Fit fit = fitting.fit();
            return new FittingPart(
                    PartAnswer.of(fitting.part()), Fits.of(fit), Fits.dependsOn(fit), fitting.applications());
        }
    }

    /**
     * The parts that fit a vehicle or a machine, or may fit it: by make with model, year, serial number, day of building
     * and qualifiers ({@code qualifier=engine:3.5L V6}), or by the code of a vehicle.
     */
    @GetMapping("/v1/applications")
    FittingParts findFittingParts(
            @RequestParam(required = false) @Nullable @Size(max = 100) String make,
            @RequestParam(required = false) @Nullable @Size(max = 100) String model,
            @RequestParam(required = false) @Nullable @Size(max = 100) String vehicle,
            @RequestParam(required = false) @Nullable @Min(1850) @Max(2199) Integer year,
            @RequestParam(required = false) @Nullable @Size(max = 64) String serial,
            @RequestParam(required = false) @Nullable LocalDate built,
            @RequestParam(required = false) @Nullable @Size(max = 20) List<@Size(max = 200) String> qualifier,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable @Size(max = 100) String brand,
            @RequestParam(defaultValue = "20") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Asked asked = VehicleForm.read(make, model, vehicle, year, serial, built, qualifiers(request));
        List<Fitting> found = applications.fitting(asked, brandKey(brand), number(cursor), limit);
        String next = found.size() < limit
                ? null
                : Cursor.encode(List.of(Long.toString(found.getLast().part().no())));
        return new FittingParts(found.stream().map(FittingPart::of).toList(), next);
    }

    record MakeList(List<Make> items) {}

    /** The makes and models that some part fits. */
    @GetMapping("/v1/applications/makes")
    MakeList listMakes() {
        return new MakeList(applications.makes());
    }

    record PartApplications(
            List<PartApplication> items, @Nullable String next) implements Paged {}

    record PartApplication(
            Application application, @Nullable String importId) {}

    /** What a part fits. */
    @GetMapping("/v1/parts/{partId}/applications")
    PartApplications getPartApplications(
            @PathVariable String partId,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Part part = parts.find(partId)
                .orElseThrow(() -> new Refused(CatalogError.PART_NOT_FOUND, "There is no part with this id."));
        List<Stored> found = applications.of(part.no(), number(cursor), limit);
        String next = found.size() < limit
                ? null
                : Cursor.encode(List.of(Long.toString(found.getLast().no())));
        return new PartApplications(
                found.stream()
                        .map(it -> new PartApplication(it.application(), it.importId()))
                        .toList(),
                next);
    }

    /** As they were sent: a list that Spring makes of one value is taken apart at its commas. */
    private static Map<String, String> qualifiers(HttpServletRequest request) {
        Map<String, String> qualifiers = new LinkedHashMap<>();
        String[] given = request.getParameterValues("qualifier");
        for (String qualifier : given == null ? new String[0] : given) {
            int colon = qualifier.indexOf(':');
            if (colon < 1 || colon == qualifier.length() - 1) {
                throw invalid("qualifier", qualifier, "A qualifier is written name:value.");
            }
            qualifiers.put(
                    qualifier.substring(0, colon).strip(),
                    qualifier.substring(colon + 1).strip());
        }
        return qualifiers;
    }

    private static @Nullable String brandKey(@Nullable String brand) {
        try {
            return brand == null || brand.isBlank() ? null : new BrandName(brand).key();
        } catch (IllegalArgumentException e) {
            throw invalid("brand", brand, "A brand has a letter or digit.");
        }
    }

    private static long number(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        String number = Cursor.decode(cursor, 1).getFirst();
        if (!number.matches("\\d{1,18}")) {
            throw new Refused(ApiError.INVALID_CURSOR, "The cursor is not one that this service gave out.");
        }
        return Long.parseLong(number);
    }

    private static Refused invalid(String parameter, @Nullable String value, String detail) {
        return new Refused(
                ApiError.INVALID_REQUEST,
                detail,
                List.of(new FieldError("?" + parameter, value, "INVALID_VALUE", detail)));
    }
}
