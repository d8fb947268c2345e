package io.partguard.pricing;

import io.partguard.pricing.book.BookState;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.book.Revision;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.masterdata.MasterData;
import io.partguard.pricing.pricelist.ListedPrice;
import io.partguard.pricing.pricelist.PriceLists;
import io.partguard.pricing.pricelist.PricedPart;
import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.region.Region;
import io.partguard.pricing.rule.PriceRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A price book in memory: the plain meaning of what PostgreSQL does fast. Counts how often it is asked for prices. */
public final class FakeBook implements PriceBooks, PriceLists {
    public final List<Region> regions = new ArrayList<>();
    public final List<PriceRule> rules = new ArrayList<>();
    public final List<ListedPrice> prices = new ArrayList<>();
    public final Map<PartKey, PricedPart> parts = new HashMap<>();
    public Rates rates = Rates.none(LocalDate.EPOCH);
    public long revision = 1;
    public int questions;

    public PricedPart part(PartKey key) {
        return parts.computeIfAbsent(key, k -> new PricedPart(parts.size() + 1L, k, k.number()));
    }

    /** It keeps no master data: whoever asks for some has to bring it. */
    @Override
    public MasterData masterData() {
        throw new UnsupportedOperationException("no master data in memory");
    }

    @Override
    public Revision current() {
        return new Revision(revision, Instant.EPOCH, "0".repeat(64));
    }

    @Override
    public Revision knownAt(Instant instant) {
        return current();
    }

    @Override
    public BookState state(Revision asked) {
        return new BookState(asked, List.copyOf(regions), List.copyOf(rules));
    }

    @Override
    public Rates rates(Revision asked, LocalDate day) {
        return new Rates(day, rates.perEuro());
    }

    @Override
    public Map<PartKey, Found> find(Collection<PartKey> keys) {
        Map<PartKey, Found> found = new HashMap<>();
        for (PartKey key : keys) {
            PricedPart part = parts.get(key);
            found.put(key, part == null ? new Found.Nowhere() : new Found.Exactly(part));
        }
        return found;
    }

    /** Nothing is published here. */
    @Override
    public List<ListedPrice> imported(Collection<Long> numbers, Map<String, LocalDate> days, long asked) {
        return prices(numbers, days, asked);
    }

    @Override
    public List<ListedPrice> prices(Collection<Long> numbers, Map<String, LocalDate> days, long asked) {
        questions++;
        Map<String, ListedPrice> holding = new HashMap<>();
        for (ListedPrice price : prices) {
            LocalDate day = days.get(price.region());
            if (numbers.contains(price.partNo())
                    && day != null
                    && !price.validFrom().isAfter(day)) {
                holding.merge(
                        price.partNo() + price.region(),
                        price,
                        (one, other) -> one.validFrom().isAfter(other.validFrom()) ? one : other);
            }
        }
        return List.copyOf(holding.values());
    }

    @Override
    public Optional<LocalDate> nextChange(Collection<Long> numbers, String region, LocalDate after, long asked) {
        return prices.stream()
                .filter(price ->
                        numbers.contains(price.partNo()) && price.region().equals(region))
                .map(ListedPrice::validFrom)
                .filter(day -> day.isAfter(after))
                .min(LocalDate::compareTo);
    }
}
