package io.partguard.pricing.masterdata.web;

import static io.partguard.pricing.masterdata.web.MasterDataRequests.ADDED;
import static io.partguard.pricing.masterdata.web.MasterDataRequests.plain;

import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.masterdata.MasterContent;
import io.partguard.pricing.masterdata.MasterRowReader;
import io.partguard.pricing.masterdata.MasterRowReader.OverrideBody;
import io.partguard.pricing.masterdata.MasterRowReader.StrategyBody;
import io.partguard.pricing.masterdata.MasterRowReader.TargetBody;
import io.partguard.pricing.masterdata.store.MasterDataStore;
import io.partguard.pricing.masterdata.web.MasterDataRequests.Added;
import io.partguard.pricing.region.store.RegionStore;
import io.partguard.pricing.web.Amount;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How targets come about, and what shall move them for a while. */
@RestController
@RequestMapping("/v1/master-data")
@PreAuthorize("hasAnyRole('PRICING', 'OPERATOR')")
class TargetPlansController {
    private static final String ENDS = " It is over on the day validTo; with validFrom as that day it is taken back.";

    private final MasterDataRequests requests;
    private final MasterDataStore store;
    private final PriceBooks books;
    private final RegionStore regions;
    private final Clock clock;

    TargetPlansController(
            MasterDataRequests requests, MasterDataStore store, PriceBooks books, RegionStore regions, Clock clock) {
        this.requests = requests;
        this.store = store;
        this.books = books;
        this.regions = regions;
        this.clock = clock;
    }

    record RegionalTargets(@Nullable List<TargetBody> items) {}

    record PriceStrategies(@Nullable List<StrategyBody> items) {}

    record PriceOverrides(@Nullable List<OverrideBody> items) {}

    /** @param brand key of its name; null: any */
    record TargetJson(
            String region,
            @Nullable String brand,
            @Nullable String family,
            LocalDate validFrom,
            String baseRegion,
            String strength,
            @Nullable String country,
            @Nullable String baseCountry) {}

    record KnownTargets(LocalDate day, List<TargetJson> items) {}

    /** @param brand key of its name; null: any */
    record StrategyJson(
            String region,
            @Nullable String brand,
            @Nullable String family,
            LocalDate validFrom,
            LocalDate validTo,
            String factor,
            String reason) {}

    record KnownStrategies(LocalDate day, List<StrategyJson> items) {}

    record OverrideJson(LocalDate validFrom, LocalDate validTo, Amount price, String reason) {}

    record KnownOverrides(LocalDate day, Map<String, OverrideJson> items) {}

    private LocalDate day(@Nullable LocalDate at) {
        return at == null ? LocalDate.now(clock) : at;
    }

    private Set<String> regionIds() {
        return regions.numbers().keySet();
    }

    @Operation(
            operationId = "addRegionalTargets",
            summary =
                    "Says from which region's list a segment's prices are derived, and how strongly purchasing power counts",
            description = "The narrowest segment counts: brand and family, family, brand, all. " + ADDED)
    @PostMapping("/regional-targets")
    Added addTargets(@RequestBody RegionalTargets body) {
        return requests.add(MasterContent.REGIONAL_TARGETS, MasterRowReader.targets(body.items(), regionIds()));
    }

    @Operation(operationId = "getRegionalTargets", summary = "How targets come about on a day, by default today")
    @GetMapping("/regional-targets")
    KnownTargets targets(@RequestParam(required = false) @Nullable LocalDate at) {
        LocalDate day = day(at);
        return new KnownTargets(
                day,
                store.regionalTargets(day, books.current().number()).stream()
                        .map(target -> new TargetJson(
                                target.region(),
                                target.segment().brand().orElse(null),
                                target.segment().family().orElse(null),
                                target.validFrom(),
                                target.baseRegion(),
                                target.strength().toPlainString(),
                                target.country().orElse(null),
                                target.baseCountry().orElse(null)))
                        .toList());
    }

    @Operation(
            operationId = "addPriceStrategies",
            summary = "Makes a segment cheaper or dearer in a region for a while",
            description = "The narrowest segment counts, and no other." + ENDS + " " + ADDED)
    @PostMapping("/price-strategies")
    Added addStrategies(@RequestBody PriceStrategies body) {
        return requests.add(MasterContent.PRICE_STRATEGIES, MasterRowReader.strategies(body.items(), regionIds()));
    }

    @Operation(operationId = "getPriceStrategies", summary = "The strategies that hold on a day, by default today")
    @GetMapping("/price-strategies")
    KnownStrategies strategies(@RequestParam(required = false) @Nullable LocalDate at) {
        LocalDate day = day(at);
        return new KnownStrategies(
                day,
                store.strategies(day, books.current().number()).stream()
                        .map(strategy -> new StrategyJson(
                                strategy.region(),
                                strategy.segment().brand().orElse(null),
                                strategy.segment().family().orElse(null),
                                strategy.validFrom(),
                                strategy.validTo(),
                                plain(strategy.factor()),
                                strategy.reason()))
                        .toList());
    }

    @Operation(
            operationId = "addPriceOverrides",
            summary = "Says what a part shall cost in a region for a while, before any rule looks at it",
            description = "Of several that hold on a day the one that began last counts." + ENDS + " " + ADDED)
    @PostMapping("/price-overrides")
    Added addOverrides(@RequestBody PriceOverrides body) {
        Map<PartKey, Long> parts = requests.parts(body.items(), OverrideBody::brand, OverrideBody::partNumber);
        return requests.add(
                MasterContent.PRICE_OVERRIDES,
                MasterRowReader.overrides(body.items(), parts::containsKey, regionIds()));
    }

    @Operation(
            operationId = "getPriceOverrides",
            summary = "The overrides of a part that hold on a day, by default today, by region")
    @GetMapping("/price-overrides")
    KnownOverrides overrides(
            @RequestParam String brand,
            @RequestParam String partNumber,
            @RequestParam(required = false) @Nullable LocalDate at) {
        LocalDate day = day(at);
        Set<PartKey> keys = MasterRowReader.key(brand, partNumber).stream().collect(Collectors.toSet());
        Map<String, OverrideJson> items = new TreeMap<>();
        store.overrides(requests.parts(keys).values(), day, books.current().number())
                .values()
                .forEach(byRegion -> byRegion.forEach((region, override) -> items.put(
                        region,
                        new OverrideJson(
                                override.validFrom(),
                                override.validTo(),
                                Amount.of(override.price()),
                                override.reason()))));
        return new KnownOverrides(day, items);
    }
}
