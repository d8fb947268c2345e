package io.partguard.pricing.masterdata.web;

import static io.partguard.pricing.masterdata.web.MasterDataRequests.ADDED;
import static io.partguard.pricing.masterdata.web.MasterDataRequests.plain;

import io.partguard.api.ApiError;
import io.partguard.api.Cursor;
import io.partguard.api.Paged;
import io.partguard.api.Refused;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.masterdata.CountryFigure;
import io.partguard.pricing.masterdata.MasterContent;
import io.partguard.pricing.masterdata.MasterRowReader;
import io.partguard.pricing.masterdata.MasterRowReader.CountryBody;
import io.partguard.pricing.masterdata.MasterRowReader.PartBody;
import io.partguard.pricing.masterdata.MasterRowReader.VehicleBody;
import io.partguard.pricing.masterdata.MasterRowReader.VehiclePartBody;
import io.partguard.pricing.masterdata.PartFigure;
import io.partguard.pricing.masterdata.store.MasterDataStore;
import io.partguard.pricing.masterdata.web.MasterDataRequests.Added;
import io.partguard.pricing.region.store.RegionStore;
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

/** Costs are nobody's business but the pricing managers'. */
@RestController
@RequestMapping("/v1/master-data")
@PreAuthorize("hasAnyRole('PRICING', 'OPERATOR')")
class MasterDataController {
    /** Parts of a page. */
    private static final int MOST = 1_000;

    private final MasterDataRequests requests;
    private final MasterDataStore store;
    private final PriceBooks books;
    private final RegionStore regions;
    private final Clock clock;

    MasterDataController(
            MasterDataRequests requests, MasterDataStore store, PriceBooks books, RegionStore regions, Clock clock) {
        this.requests = requests;
        this.store = store;
        this.books = books;
        this.regions = regions;
        this.clock = clock;
    }

    record PartFigures(@Nullable List<PartBody> items) {}

    record CountryFigures(@Nullable List<CountryBody> items) {}

    record VehiclePrices(@Nullable List<VehicleBody> items) {}

    record FigureJson(
            String region,
            PartFigure kind,
            LocalDate validFrom,
            String value,
            @Nullable String currency) {}

    record KnownFigures(LocalDate day, List<FigureJson> items) {}

    record KnownOfCountry(String country, CountryFigure kind, Map<LocalDate, String> items) {}

    record VehicleJson(String country, LocalDate validFrom, String amount, String currency) {}

    record VehicleParts(@Nullable List<VehiclePartBody> items) {}

    record VehiclePartJson(String brand, String partNumber, LocalDate validFrom, String quantity) {}

    record KnownVehicleParts(
            String vehicle,
            LocalDate day,
            List<VehiclePartJson> items,
            @Nullable String next) implements Paged {}

    record KnownOfVehicle(String vehicle, List<VehicleJson> items) {}

    @Operation(
            operationId = "addPartFigures",
            summary = "Adds costs, landed costs and units a year of parts in regions",
            description = ADDED)
    @PostMapping("/part-figures")
    Added addParts(@RequestBody PartFigures body) {
        Map<PartKey, Long> parts = requests.parts(body.items(), PartBody::brand, PartBody::partNumber);
        return requests.add(
                MasterContent.PART_FIGURES,
                MasterRowReader.parts(
                        body.items(), parts::containsKey, regions.numbers().keySet()));
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
        Set<PartKey> keys = MasterRowReader.key(brand, partNumber).stream().collect(Collectors.toSet());
        return new KnownFigures(
                day,
                store
                        .ofParts(
                                requests.parts(keys).values(),
                                day,
                                books.current().number())
                        .stream()
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
        return requests.add(MasterContent.COUNTRY_FIGURES, MasterRowReader.countries(body.items()));
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
        return requests.add(MasterContent.VEHICLE_PRICES, MasterRowReader.vehicles(body.items()));
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

    @Operation(
            operationId = "addVehicleParts",
            summary = "Adds how many of a part are in a vehicle or machine",
            description = ADDED + " A quantity of 0 takes the part out from that day on.")
    @PostMapping("/vehicle-parts")
    Added addVehicleParts(@RequestBody VehicleParts body) {
        Map<PartKey, Long> parts = requests.parts(body.items(), VehiclePartBody::brand, VehiclePartBody::partNumber);
        return requests.add(
                MasterContent.VEHICLE_PARTS, MasterRowReader.vehicleParts(body.items(), parts::containsKey));
    }

    @Operation(operationId = "getVehicleParts", summary = "The parts of a vehicle on a day, by default today")
    @GetMapping("/vehicle-parts")
    KnownVehicleParts ofVehicleParts(
            @RequestParam String vehicle,
            @RequestParam(required = false) @Nullable LocalDate at,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        LocalDate day = at == null ? LocalDate.now(clock) : at;
        int most = Math.clamp(limit, 1, MOST);
        long after = cursor == null ? 0 : partOf(cursor);
        var found = store.ofVehicleParts(vehicle, day, books.current().number(), after, most + 1);
        var page = found.subList(0, Math.min(most, found.size()));
        return new KnownVehicleParts(
                vehicle,
                day,
                page.stream()
                        .map(part -> new VehiclePartJson(
                                part.brand(), part.printed(), part.validFrom(), plain(part.quantity())))
                        .toList(),
                found.size() > most
                        ? Cursor.encode(List.of(Long.toString(page.getLast().partNo())))
                        : null);
    }

    private static long partOf(String cursor) {
        try {
            return Long.parseLong(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw new Refused(ApiError.INVALID_CURSOR, "The cursor is not one that this service gave out.");
        }
    }
}
