package io.partguard.pricing.region.web;

import io.partguard.api.ApiError;
import io.partguard.api.Etags;
import io.partguard.api.Refused;
import io.partguard.pricing.book.store.BookChanges;
import io.partguard.pricing.book.store.BookChanges.Cause;
import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.region.RegionBody;
import io.partguard.pricing.region.RegionReader;
import io.partguard.pricing.region.store.RegionStore;
import io.partguard.pricing.web.PricingError;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/regions")
@PreAuthorize("hasAnyRole('ANALYST', 'LEAD', 'PRICING', 'OPERATOR')")
class RegionsController {
    private final RegionStore regions;
    private final BookChanges changes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RegionsController(RegionStore regions, BookChanges changes, TransactionTemplate transaction, Clock clock) {
        this.regions = regions;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
    }

    record RegionJson(
            String id,
            String name,
            SortedSet<String> countries,
            String currency,
            String priceGrid,
            BigDecimal taxRate,
            String zone,
            BigDecimal dealerDiscount,
            @Nullable BigDecimal exWorksShare,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {

        static RegionJson of(Region region) {
            return new RegionJson(
                    region.id(),
                    region.name(),
                    region.countries(),
                    region.currency().getCurrencyCode(),
                    region.grid().step().amount().toPlainString(),
                    plain(region.taxRate()),
                    region.zone().getId(),
                    plain(region.dealerDiscount()),
                    region.exWorksShare().map(RegionJson::plain).orElse(null),
                    region.valid().from(),
                    region.valid().to());
        }

        private static BigDecimal plain(BigDecimal value) {
            BigDecimal stripped = value.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }

    record Regions(List<RegionJson> items) {}

    @Operation(operationId = "listRegions", summary = "Regions on a day, by default today in each one's zone")
    @GetMapping
    Regions list(@RequestParam(required = false) @Nullable LocalDate at) {
        return new Regions(regions.known().stream()
                .filter(region -> region.valid().contains(at == null ? today(region) : at))
                .map(RegionJson::of)
                .toList());
    }

    @Operation(operationId = "getRegion", summary = "A region as it is today, or as it first will be")
    @GetMapping("/{id}")
    ResponseEntity<RegionJson> get(@PathVariable String id) {
        List<Region> periods = periods(id);
        if (periods.isEmpty()) {
            throw new Refused(PricingError.REGION_NOT_FOUND, "There is no region of this id.");
        }
        Region now = periods.stream()
                .filter(region -> region.valid().contains(today(region)))
                .findFirst()
                .orElse(periods.getFirst());
        return answer(now);
    }

    @Operation(
            operationId = "putRegion",
            summary = "Creates a region, or changes it from a day on",
            description = "To change a region send If-Match. Sending again what is already so changes nothing.")
    @PutMapping("/{id}")
    @PreAuthorize("hasAnyRole('PRICING', 'OPERATOR')")
    ResponseEntity<RegionJson> put(
            @PathVariable String id,
            @RequestBody RegionBody body,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        transaction.executeWithoutResult(status -> changes.change(Cause.REGION, id, revision -> {
            List<Region> periods = periods(id);
            Region region = read(id, body, !periods.isEmpty());
            if (periods.stream().anyMatch(period -> isSame(period, region, body.validFrom() != null))) {
                return Optional.empty();
            }
            if (!periods.isEmpty()
                    && Etags.require(ifMatch) != regions.revision(id).orElse(0L)) {
                throw new Refused(PricingError.REGION_CHANGED, "The region was changed since you read it.");
            }
            refuseTakenCountries(region);
            regions.put(region, revision);
            return Optional.of(region.toString());
        }));
        Region wanted = read(id, body, true);
        return answer(periods(id).stream()
                .filter(period -> period.valid()
                        .contains(Objects.requireNonNull(wanted.valid().from())))
                .findFirst()
                .orElseThrow());
    }

    private Region read(String id, RegionBody body, boolean known) {
        return switch (RegionReader.read(id, body, known, clock.instant())) {
            case RegionReader.Read.Good(Region region) -> region;
            case RegionReader.Read.Bad(var errors) ->
                throw new Refused(ApiError.INVALID_REQUEST, "The region cannot be taken as it is.", errors);
        };
    }

    /** The period that already says all this; where no day was named, the one of today. */
    private boolean isSame(Region period, Region wanted, boolean dayNamed) {
        boolean sameDays = dayNamed
                ? wanted.valid().equals(period.valid())
                : period.valid().contains(today(period)) && period.valid().to() == null;
        return sameDays && RegionJson.of(withPeriod(wanted, period.valid())).equals(RegionJson.of(period));
    }

    private static Region withPeriod(Region region, DatePeriod valid) {
        return new Region(
                region.id(),
                region.name(),
                region.countries(),
                region.currency(),
                region.grid(),
                region.taxRate(),
                region.zone(),
                region.dealerDiscount(),
                region.exWorksShare(),
                valid);
    }

    /** The database would refuse it, too; this says which country and where it is. */
    private void refuseTakenCountries(Region region) {
        for (Region other : regions.known()) {
            LocalDate end = other.valid().to();
            LocalDate begin = region.valid().from();
            boolean overlap = end == null || begin == null || end.isAfter(begin);
            if (overlap && !other.id().equals(region.id())) {
                SortedSet<String> both = new TreeSet<>(region.countries());
                both.retainAll(other.countries());
                if (!both.isEmpty()) {
                    throw new Refused(
                            PricingError.COUNTRY_IN_OTHER_REGION,
                            String.join(", ", both) + " is in region " + other.id() + " at that time.");
                }
            }
        }
    }

    private ResponseEntity<RegionJson> answer(Region region) {
        return ResponseEntity.ok()
                .eTag(Etags.of(regions.revision(region.id()).orElse(0L)))
                .body(RegionJson.of(region));
    }

    private List<Region> periods(String id) {
        return regions.known().stream().filter(region -> region.id().equals(id)).toList();
    }

    private LocalDate today(Region region) {
        return LocalDate.ofInstant(clock.instant(), region.zone());
    }
}
