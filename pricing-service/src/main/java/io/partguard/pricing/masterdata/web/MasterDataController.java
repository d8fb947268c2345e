package io.partguard.pricing.masterdata.web;

import io.partguard.api.ApiError;
import io.partguard.api.Refused;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.book.Revision;
import io.partguard.pricing.book.store.BookChanges;
import io.partguard.pricing.book.store.BookChanges.Cause;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.masterdata.CountryFigure;
import io.partguard.pricing.masterdata.MasterRow;
import io.partguard.pricing.masterdata.MasterRowReader;
import io.partguard.pricing.masterdata.MasterRowReader.CountryBody;
import io.partguard.pricing.masterdata.MasterRowReader.PartBody;
import io.partguard.pricing.masterdata.MasterRowReader.Read;
import io.partguard.pricing.masterdata.MasterRowReader.VehicleBody;
import io.partguard.pricing.masterdata.PartFigure;
import io.partguard.pricing.masterdata.store.MasterDataStore;
import io.partguard.pricing.pricelist.PriceLists;
import io.partguard.pricing.pricelist.PricedPart;
import io.partguard.pricing.region.store.RegionStore;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Costs are nobody's business but the pricing managers'. */
@RestController
@RequestMapping("/v1/master-data")
@PreAuthorize("hasAnyRole('PRICING', 'OPERATOR')")
class MasterDataController {
    private static final String ADDED =
            "At most 10,000 figures, all of them or none. What is new or different is added and is known from"
                    + " now on; earlier figures stay as they were known. Sending the same again changes nothing.";

    private final MasterDataStore store;
    private final BookChanges changes;
    private final PriceBooks books;
    private final PriceLists lists;
    private final RegionStore regions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MasterDataController(
            MasterDataStore store,
            BookChanges changes,
            PriceBooks books,
            PriceLists lists,
            RegionStore regions,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.changes = changes;
        this.books = books;
        this.lists = lists;
        this.regions = regions;
        this.transaction = transaction;
        this.clock = clock;
    }

    record PartFigures(@Nullable List<PartBody> items) {}

    record CountryFigures(@Nullable List<CountryBody> items) {}

    record VehiclePrices(@Nullable List<VehicleBody> items) {}

    /** @param changed figures that were new or different */
    record Added(int figures, int changed, String priceBook) {}

    record FigureJson(
            String region,
            PartFigure kind,
            LocalDate validFrom,
            String value,
            @Nullable String currency) {}

    record KnownFigures(LocalDate day, List<FigureJson> items) {}

    record KnownOfCountry(String country, CountryFigure kind, Map<LocalDate, String> items) {}

    record VehicleJson(String country, LocalDate validFrom, String amount, String currency) {}

    record KnownOfVehicle(String vehicle, List<VehicleJson> items) {}

    @Operation(
            operationId = "addPartFigures",
            summary = "Adds costs, landed costs and units a year of parts in regions",
            description = ADDED)
    @PostMapping("/part-figures")
    Added addParts(@RequestBody PartFigures body) {
        Set<PartKey> keys = body.items() == null
                ? Set.of()
                : body.items().stream()
                        .flatMap(item -> MasterRowReader.key(item).stream())
                        .collect(Collectors.toSet());
        return add("part-figures", MasterRowReader.parts(body.items(), parts(keys), regions.numbers()));
    }

    /** Only those written exactly so: a number that was guessed must not get somebody's costs. */
    private Map<PartKey, Long> parts(Set<PartKey> keys) {
        Map<PartKey, Long> parts = new HashMap<>();
        lists.find(keys).forEach((key, found) -> {
            if (found instanceof PriceLists.Found.Exactly(PricedPart part)) {
                parts.put(key, part.no());
            }
        });
        return parts;
    }

    @Operation(
            operationId = "getPartFigures",
            summary = "What is known of a part on a day, by default today, in each region")
    @GetMapping("/part-figures")
    KnownFigures ofPart(
            @RequestParam String brand,
            @RequestParam String partNumber,
            @RequestParam(required = false) @Nullable LocalDate at) {
        LocalDate day = at == null ? LocalDate.now(clock) : at;
        Set<PartKey> keys = MasterRowReader.key(new PartBody(brand, partNumber, null, null, null, null, null)).stream()
                .collect(Collectors.toSet());
        return new KnownFigures(
                day,
                store.ofParts(parts(keys).values(), day, books.current().number()).stream()
                        .map(figure -> new FigureJson(
                                figure.region(),
                                figure.kind(),
                                figure.validFrom(),
                                plain(figure.value()),
                                figure.currency().orElse(null)))
                        .toList());
    }

    @Operation(
            operationId = "addCountryFigures",
            summary = "Adds indices of consumer prices by month and price level ratios by year",
            description = ADDED)
    @PostMapping("/country-figures")
    Added addCountries(@RequestBody CountryFigures body) {
        return add("country-figures", MasterRowReader.countries(body.items()));
    }

    @Operation(operationId = "getCountryFigures", summary = "All figures of a country, by the first day of each period")
    @GetMapping("/country-figures")
    KnownOfCountry ofCountry(@RequestParam String country, @RequestParam CountryFigure kind) {
        Map<LocalDate, String> figures = new TreeMap<>();
        store.ofCountry(kind, country, books.current().number())
                .forEach((day, value) -> figures.put(day, plain(value)));
        return new KnownOfCountry(country, kind, figures);
    }

    @Operation(
            operationId = "addVehiclePrices",
            summary = "Adds what new vehicles and machines cost in a country",
            description = ADDED)
    @PostMapping("/vehicle-prices")
    Added addVehicles(@RequestBody VehiclePrices body) {
        return add("vehicle-prices", MasterRowReader.vehicles(body.items()));
    }

    @Operation(operationId = "getVehiclePrices", summary = "All prices of a vehicle, by country and day")
    @GetMapping("/vehicle-prices")
    KnownOfVehicle ofVehicle(@RequestParam String vehicle) {
        return new KnownOfVehicle(
                vehicle,
                store.ofVehicle(vehicle, books.current().number()).stream()
                        .map(price -> new VehicleJson(
                                price.country(),
                                price.validFrom(),
                                price.price().amount().toPlainString(),
                                price.price().currency().getCurrencyCode()))
                        .toList());
    }

    private Added add(String subject, Read read) {
        List<MasterRow> rows = switch (read) {
            case Read.Good(List<MasterRow> good) -> good;
            case Read.Bad(var errors) ->
                throw new Refused(ApiError.INVALID_REQUEST, "The figures cannot be taken as they are.", errors);
        };
        int[] changed = new int[1];
        Revision revision = Objects.requireNonNull(transaction.execute(status ->
                changes.change(Cause.MASTER_DATA, subject, next -> {
                    changed[0] = store.add(rows, next);
                    return changed[0] == 0 ? Optional.empty() : Optional.of(rows.toString());
                })));
        return new Added(rows.size(), changed[0], revision.label());
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
