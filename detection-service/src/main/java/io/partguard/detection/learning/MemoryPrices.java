package io.partguard.detection.learning;

import io.partguard.detection.judging.pipeline.PriceReferences;
import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reference prices from a generated price list and rates, as pricing-service answers them where no ceiling binds. */
final class MemoryPrices implements PriceReferences {
    private final Map<String, String> regionOfCountry;
    private final Map<String, String> countryOfRegion;
    private final Map<String, Map<String, Price>> prices = new HashMap<>();
    private final Map<String, BigDecimal> perEuro;

    private record Price(BigDecimal list, BigDecimal net, String currency) {}

    /** @param perEuro units of each currency for one euro */
    MemoryPrices(
            Map<String, String> regionOfCountry, Map<String, String> countryOfRegion, Map<String, BigDecimal> perEuro) {
        this.regionOfCountry = regionOfCountry;
        this.countryOfRegion = countryOfRegion;
        this.perEuro = perEuro;
    }

    void add(String brand, String number, String region, String currency, String list, String net) {
        prices.computeIfAbsent(KnownPart.id(brand, number), part -> new HashMap<>())
                .put(region, new Price(new BigDecimal(list), new BigDecimal(net), currency));
    }

    @Override
    public Answers find(List<Item> items) {
        List<Lookup<PriceReference>> answers = new ArrayList<>();
        for (Item item : items) {
            answers.add(find(item));
        }
        return new Answers("in-memory", answers);
    }

    private Lookup<PriceReference> find(Item item) {
        Map<String, Price> everywhere = prices.getOrDefault(KnownPart.id(item.brand(), item.partNumber()), Map.of());
        Price here = everywhere.get(regionOfCountry.getOrDefault(item.country(), ""));
        if (here == null || !perEuro.containsKey(item.currency())) {
            return new Lookup.None<>();
        }
        String cheapestRegion = "";
        BigDecimal cheapest = here.net();
        for (Map.Entry<String, Price> other : everywhere.entrySet()) {
            BigDecimal net = convert(other.getValue().net(), other.getValue().currency(), item.currency());
            if (cheapestRegion.isEmpty() || net.compareTo(cheapest) < 0) {
                cheapest = net;
                cheapestRegion = other.getKey();
            }
        }
        return new Lookup.Found<>(new PriceReference(
                money(convert(here.list(), here.currency(), item.currency()), item.currency()),
                money(convert(here.net(), here.currency(), item.currency()), item.currency()),
                money(cheapest, item.currency()),
                countryOfRegion.getOrDefault(cheapestRegion, cheapestRegion)));
    }

    private static Money money(BigDecimal amount, String currency) {
        return Money.rounded(amount, Currency.getInstance(currency), RoundingMode.HALF_UP);
    }

    private BigDecimal convert(BigDecimal amount, String from, String to) {
        BigDecimal fromRate = perEuro.get(from);
        BigDecimal toRate = perEuro.get(to);
        if (fromRate == null || toRate == null) {
            throw new IllegalStateException("no rate for " + from + " or " + to);
        }
        return amount.multiply(toRate).divide(fromRate, 6, RoundingMode.HALF_UP);
    }
}
