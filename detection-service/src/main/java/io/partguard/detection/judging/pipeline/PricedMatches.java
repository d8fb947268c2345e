package io.partguard.detection.judging.pipeline;

import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.listing.ClaimedPrice;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.matching.Match;
import io.partguard.detection.judging.pipeline.PriceReferences.Item;
import io.partguard.detection.judging.pipeline.PriceReferences.PriceReference;
import io.partguard.detection.judging.signal.SignalReader;
import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks for the prices of those listings that trade on a part, in one call. */
record PricedMatches(String priceBook, List<Lookup<PriceReference>> answers) {

    static PricedMatches ask(PriceReferences references, List<Listing> listings, List<Lookup<Match>> matches) {
        List<Item> items = new ArrayList<>();
        List<Integer> asked = new ArrayList<>();
        List<Lookup<PriceReference>> answers = new ArrayList<>();
        for (int i = 0; i < listings.size(); i++) {
            Item item = matches.get(i) instanceof Lookup.Found<Match>(Match match)
                    ? item(listings.get(i), match.candidate())
                    : null;
            answers.add(new Lookup.None<>());
            if (item != null) {
                items.add(item);
                asked.add(i);
            }
        }
        if (items.isEmpty()) {
            return new PricedMatches("", answers);
        }
        PriceReferences.Answers found = references.find(items);
        for (int i = 0; i < asked.size(); i++) {
            answers.set(asked.get(i), found.answers().get(i));
        }
        return new PricedMatches(found.priceBook(), answers);
    }

    /** Null where it isn't said to which country the offer is addressed: prices are made for countries. */
    private static @Nullable Item item(Listing listing, Candidate part) {
        String country = listing.country();
        String currency = currency(listing, country);
        return country == null || currency == null
                ? null
                : new Item(part.brand(), part.partNumber(), country, currency);
    }

    private static @Nullable String currency(Listing listing, @Nullable String country) {
        Money claimed = claimed(listing);
        if (claimed != null) {
            return claimed.currency().getCurrencyCode();
        }
        try {
            Currency local = country == null ? null : Currency.getInstance(Locale.of("", country));
            return local == null ? null : local.getCurrencyCode();
        } catch (IllegalArgumentException unknownCountry) {
            return null;
        }
    }

    private static @Nullable Money claimed(Listing listing) {
        ClaimedPrice price = listing.price();
        return price != null && price.read() instanceof Lookup.Found<Money>(Money money) ? money : null;
    }

    /**
     * Null where the claimed price is none or in another currency, or where the part comes in packs and the listing does
     * not say how many pieces it offers: a price for nobody knows how many is no evidence.
     */
    static SignalReader.@Nullable Prices compared(Listing listing, Candidate part, PriceReference reference) {
        Money claimed = claimed(listing);
        boolean packUnknown = listing.packQuantity() == null && part.packQuantity() != null && part.packQuantity() > 1;
        if (packUnknown
                || claimed == null
                || !claimed.currency().equals(reference.listPrice().currency())) {
            return null;
        }
        int pieces = listing.packQuantity() == null ? 1 : Math.max(1, listing.packQuantity());
        Money cheapest = reference.cheapestLegal();
        return new SignalReader.Prices(
                claimed.amount().doubleValue() / pieces,
                reference.listPrice().amount().doubleValue(),
                cheapest == null || !cheapest.currency().equals(claimed.currency())
                        ? null
                        : cheapest.amount().doubleValue(),
                claimed.currency().getCurrencyCode());
    }
}
