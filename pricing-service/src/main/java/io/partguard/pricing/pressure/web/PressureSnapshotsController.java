package io.partguard.pricing.pressure.web;

import io.partguard.api.ApiError;
import io.partguard.api.Etags;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.identity.Lookup;
import io.partguard.pricing.check.Checks;
import io.partguard.pricing.pressure.MarketPressure;
import io.partguard.pricing.pressure.PressureError;
import io.partguard.pricing.pressure.PressureReport;
import io.partguard.pricing.pressure.PressureReports;
import io.partguard.pricing.pressure.PressureSnapshot;
import io.partguard.pricing.pressure.PressureSnapshot.Status;
import io.partguard.pricing.pressure.PressureSnapshot.Terms;
import io.partguard.pricing.pressure.store.PressureSnapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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

@RestController
@RequestMapping("/v1/pressure-snapshots")
@PreAuthorize("hasAnyRole('PRICING', 'OPERATOR')")
class PressureSnapshotsController {
    private static final Pattern ID = Pattern.compile("mps_[0-9A-Za-z_-]{1,60}");
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");
    private static final int MOST = 100;

    private final PressureSnapshots snapshots;
    private final PressureReports reports;

    PressureSnapshotsController(PressureSnapshots snapshots, PressureReports reports) {
        this.snapshots = snapshots;
        this.reports = reports;
    }

    /** @param id of market pressure that detection-service took down; missing: the last one */
    record Wanted(@Nullable String id) {}

    /**
     * @param strength how much of what imitations are cheaper goes into targets, from 0 to 1
     * @param bound the most that a target is lowered, from 0 to 0.3
     * @param validTo the first day on which it is over
     */
    record Approval(
            @Nullable BigDecimal strength,
            @Nullable BigDecimal bound,
            @Nullable String validFrom,
            @Nullable String validTo) {}

    record TermsJson(String strength, String bound, LocalDate validFrom, LocalDate validTo) {}

    /** @param ratio street price ÷ our list price; missing where too few offers were seen, and code says so */
    record MarketJson(
            String family,
            String country,
            String substitute,
            @Nullable String ratio,
            long listings,
            int sellers,
            @Nullable String code) {}

    record SnapshotJson(
            String id,
            Status status,
            Instant since,
            Instant until,
            String modelTrainedOn,
            int markets,
            String importedBy,
            Instant importedAt,
            @Nullable TermsJson terms,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            @Nullable String withdrawnBy,
            @Nullable Instant withdrawnAt,
            @Nullable List<MarketJson> items) {

        static SnapshotJson of(PressureSnapshot snapshot, boolean whole) {
            PressureReport report = snapshot.report();
            return new SnapshotJson(
                    report.id(),
                    snapshot.status(),
                    report.since(),
                    report.until(),
                    report.modelTrainedOn(),
                    report.items().size(),
                    snapshot.importedBy(),
                    snapshot.importedAt(),
                    snapshot.terms()
                            .map(terms -> new TermsJson(
                                    terms.strength().toPlainString(),
                                    terms.bound().toPlainString(),
                                    terms.validFrom(),
                                    terms.validTo()))
                            .orElse(null),
                    snapshot.approvedBy().orElse(null),
                    snapshot.approvedAt().orElse(null),
                    snapshot.withdrawnBy().orElse(null),
                    snapshot.withdrawnAt().orElse(null),
                    whole ? report.items().stream().map(SnapshotJson::market).toList() : null);
        }

        private static MarketJson market(PressureReport.Item item) {
            return new MarketJson(
                    item.family(),
                    item.country(),
                    item.substitute(),
                    item.ratio().map(BigDecimal::toPlainString).orElse(null),
                    item.listings(),
                    item.sellers(),
                    item.code().orElse(null));
        }
    }

    record Snapshots(List<SnapshotJson> items) {}

    @Operation(
            operationId = "importMarketPressure",
            summary = "Takes market pressure over from detection-service",
            description =
                    "It counts for nothing until another person approves it. Taking it over again changes nothing.")
    @ApiResponse(responseCode = "201", description = "Taken over")
    @PostMapping
    ResponseEntity<SnapshotJson> take(Viewer viewer, @RequestBody Wanted body) {
        if (body.id() != null && !ID.matcher(body.id()).matches()) {
            throw notFound();
        }
        PressureReport report = switch (reports.find(Optional.ofNullable(body.id()))) {
            case Lookup.Found<PressureReport>(PressureReport found) -> found;
            case Lookup.None<PressureReport> none -> throw notFound();
            case Lookup.Unavailable<PressureReport>(Lookup.Cause cause) ->
                throw new Refused(PressureError.PRESSURE_UNAVAILABLE, "detection-service: " + cause.code() + ".");
        };
        snapshots.add(report, viewer.subject());
        PressureSnapshot taken = find(report.id());
        return ResponseEntity.created(URI.create("/v1/pressure-snapshots/" + report.id()))
                .eTag(Etags.of(taken.revision()))
                .body(SnapshotJson.of(taken, true));
    }

    private PressureSnapshot find(String id) {
        return snapshots.find(id).orElseThrow(PressureSnapshotsController::notFound);
    }

    private static Refused notFound() {
        return new Refused(PressureError.PRESSURE_NOT_FOUND, "There is no such market pressure.");
    }

    @Operation(operationId = "listPressureSnapshots", summary = "Market pressure that was taken over, the newest first")
    @GetMapping
    Snapshots list(@RequestParam(defaultValue = "20") int limit) {
        return new Snapshots(snapshots.newest(Math.clamp(limit, 1, MOST)).stream()
                .map(snapshot -> SnapshotJson.of(snapshot, false))
                .toList());
    }

    @Operation(operationId = "getPressureSnapshot", summary = "One of them, with its markets")
    @GetMapping("/{id}")
    ResponseEntity<SnapshotJson> get(@PathVariable String id) {
        return shown(id);
    }

    private ResponseEntity<SnapshotJson> shown(String id) {
        PressureSnapshot snapshot = find(id);
        return ResponseEntity.ok().eTag(Etags.of(snapshot.revision())).body(SnapshotJson.of(snapshot, true));
    }

    @Operation(
            operationId = "approveMarketPressure",
            summary = "Lets what another person took over lower targets for a while",
            description =
                    "A target is lowered by strength · (1 − ratio), and by the bound at most; it is never raised. Refused with"
                            + " SECOND_PERSON_NEEDED to the one who took it over.")
    @PostMapping("/{id}/approve")
    ResponseEntity<SnapshotJson> approve(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Approval body) {
        long seen = Etags.require(ifMatch);
        Checks checks = new Checks();
        Optional<BigDecimal> strength =
                checks.number("/strength", body.strength(), BigDecimal.ZERO, BigDecimal.ONE.add(HUNDREDTH), 2);
        Optional<BigDecimal> bound =
                checks.number("/bound", body.bound(), BigDecimal.ZERO, MarketPressure.HIGHEST_BOUND.add(HUNDREDTH), 2);
        Optional<LocalDate> from = day(checks, "/validFrom", body.validFrom());
        Optional<LocalDate> to = day(checks, "/validTo", body.validTo());
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            checks.add("/validTo", body.validTo(), "PERIOD_ENDS_BEFORE_IT_BEGINS", "the last day is the one before it");
        }
        if (!checks.errors().isEmpty()) {
            throw new Refused(ApiError.INVALID_REQUEST, "It cannot be approved like this.", checks.errors());
        }
        snapshots.approve(
                id,
                seen,
                viewer.subject(),
                new Terms(strength.orElseThrow(), bound.orElseThrow(), from.orElseThrow(), to.orElseThrow()));
        return shown(id);
    }

    private static Optional<LocalDate> day(Checks checks, String pointer, @Nullable String value) {
        if (value == null) {
            checks.add(pointer, null, "MISSING_VALUE", "must be a day");
        }
        return checks.date(pointer, value);
    }

    @Operation(
            operationId = "withdrawMarketPressure",
            summary = "Ends what was approved, for books worked out from now on")
    @PostMapping("/{id}/withdraw")
    ResponseEntity<SnapshotJson> withdraw(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        snapshots.withdraw(id, Etags.require(ifMatch), viewer.subject());
        return shown(id);
    }
}
