package io.partguard.pricing.computing;

import io.partguard.identity.Money;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.masterdata.CountryFigure;
import io.partguard.pricing.masterdata.MasterData;
import io.partguard.pricing.masterdata.PartFigure;
import io.partguard.pricing.pricelist.ListedPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Master data that rules ask for while they look at some parts. It is read when it is first asked for, at once for all of
 * the parts; most books have no rule that asks. For several threads.
 */
final class AskedFigures {
    private final PriceBooks books;
    private final long revision;
    private final Map<PartKey, Long> parts = new HashMap<>();
    private final Map<CostsOn, Map<Long, Map<String, Money>>> costs = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<LocalDate, BigDecimal>> indices = new ConcurrentHashMap<>();
    private final Map<VehicleIn, Optional<Money>> vehicles = new ConcurrentHashMap<>();

    private record CostsOn(PartFigure kind, LocalDate day) {}

    private record VehicleIn(String vehicle, String country, LocalDate day) {}

    /** @param listed all parts that will be asked about */
    AskedFigures(PriceBooks books, long revision, Map<PartKey, Map<String, ListedPrice>> listed) {
        this.books = books;
        this.revision = revision;
        listed.forEach((part, byRegion) ->
                byRegion.values().stream().findAny().ifPresent(price -> parts.put(part, price.partNo())));
    }

    private MasterData data() {
        return books.masterData();
    }

    Optional<Money> cost(PartFigure kind, Cell cell, LocalDate day) {
        Long part = parts.get(cell.part());
        return part == null
                ? Optional.empty()
                : Optional.ofNullable(costs.computeIfAbsent(
                                new CostsOn(kind, day),
                                asked -> data().costs(asked.kind(), parts.values(), asked.day(), revision))
                        .getOrDefault(part, Map.of())
                        .get(cell.region()));
    }

    Optional<BigDecimal> priceIndex(String country, YearMonth month) {
        return Optional.ofNullable(indices.computeIfAbsent(
                        country, asked -> data().ofCountry(CountryFigure.CONSUMER_PRICES, asked, revision))
                .get(month.atDay(1)));
    }

    Optional<Money> vehiclePrice(String vehicle, String country, LocalDate day) {
        return vehicles.computeIfAbsent(
                new VehicleIn(vehicle, country, day),
                asked -> data().vehiclePrice(asked.vehicle(), asked.country(), asked.day(), revision));
    }
}
