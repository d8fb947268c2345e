package io.partguard.pricing.reference;

import io.partguard.identity.Money;
import io.partguard.pricing.book.Market;
import io.partguard.pricing.rate.Rates.Converted;
import io.partguard.pricing.reference.Reference.Unknown.Why;
import io.partguard.pricing.waterfall.Formed;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A part's prices in all different markets, in the smallest units of each one's currency: small enough to keep many. */
final class PartPrices {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Why[] WHYS = Why.values();

    private final List<Market> markets;
    /** Less than 0: no price, and why. */
    private final long[] lists;

    private final long[] nets;
    /** Place of the market with the lowest net of those that can be compared in euros; -1 where none can. */
    private final int cheapest;

    private PartPrices(List<Market> markets, long[] lists, long[] nets, int cheapest) {
        this.markets = markets;
        this.lists = lists;
        this.nets = nets;
        this.cheapest = cheapest;
    }

    /** A part without any price: the same answer everywhere. */
    static PartPrices none(List<Market> markets, Why why) {
        long[] lists = new long[markets.size()];
        Arrays.fill(lists, -1L - why.ordinal());
        return new PartPrices(markets, lists, lists, -1);
    }

    /** @param formed for each market, in order; empty where no list names a price */
    static PartPrices of(List<Market> markets, List<Optional<Formed>> formed) {
        long[] lists = new long[markets.size()];
        long[] nets = new long[markets.size()];
        int cheapest = -1;
        BigDecimal least = BigDecimal.ZERO;
        for (int i = 0; i < lists.length; i++) {
            if (formed.get(i).isPresent() && formed.get(i).get() instanceof Formed.Priced priced) {
                lists[i] = priced.listPrice().minorUnits();
                nets[i] = priced.dealerNet().minorUnits();
                Optional<Converted> euros = markets.get(i).rates().convert(priced.dealerNet(), EURO);
                if (euros.isPresent() && (cheapest < 0 || euros.get().amount().compareTo(least) < 0)) {
                    cheapest = i;
                    least = euros.get().amount();
                }
            } else {
                lists[i] = -1L
                        - formed.get(i)
                                .map(PartPrices::why)
                                .orElse(Why.NO_PRICE)
                                .ordinal();
            }
        }
        return new PartPrices(markets, lists, nets, cheapest);
    }

    private static Why why(Formed formed) {
        return formed instanceof Formed.NotPriced none ? Why.of(none.why()) : Why.NO_PRICE;
    }

    Optional<Why> unknown(int place) {
        return lists[place] < 0 ? Optional.of(WHYS[(int) (-1L - lists[place])]) : Optional.empty();
    }

    Money list(int place) {
        return Money.ofMinor(lists[place], markets.get(place).region().currency());
    }

    Money net(int place) {
        return Money.ofMinor(nets[place], markets.get(place).region().currency());
    }

    /** A market's net in the currency asked for. */
    record Cheapest(Converted net, String country) {}

    /**
     * The lowest net of all markets. Where the currency asked for has a rate, the order is the same as in euros; else only
     * markets with that very currency can be compared.
     */
    Optional<Cheapest> cheapest(Currency asked, Market here) {
        if (here.rates().leads(asked, EURO)) {
            return cheapest < 0
                    ? Optional.empty()
                    : here.rates()
                            .convert(net(cheapest), asked)
                            .map(net -> new Cheapest(net, markets.get(cheapest).country()));
        }
        Optional<Cheapest> least = Optional.empty();
        for (int i = 0; i < lists.length; i++) {
            if (lists[i] >= 0) {
                Optional<Converted> net = here.rates().convert(net(i), asked);
                if (net.isPresent()
                        && (least.isEmpty()
                                || net.get()
                                                .amount()
                                                .compareTo(least.get().net().amount())
                                        < 0)) {
                    least = Optional.of(new Cheapest(net.get(), markets.get(i).country()));
                }
            }
        }
        return least;
    }

    /** Countries of markets with a price from which no rate leads to the currency asked for. */
    SortedSet<String> notCompared(Optional<Currency> asked, Market here) {
        SortedSet<String> countries = new TreeSet<>();
        for (int i = 0; i < lists.length; i++) {
            Currency there = markets.get(i).region().currency();
            boolean leads = asked.isPresent() && here.rates().leads(there, asked.get());
            if (lists[i] >= 0 && !leads) {
                countries.add(markets.get(i).country());
            }
        }
        return countries;
    }
}
