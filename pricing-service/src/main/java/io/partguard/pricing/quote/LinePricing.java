package io.partguard.pricing.quote;

import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import io.partguard.pricing.book.Market;
import io.partguard.pricing.pricelist.ListedPrice;
import io.partguard.pricing.pricelist.PriceLists.Found;
import io.partguard.pricing.pricelist.PricedPart;
import io.partguard.pricing.quote.Quote.NoPrice;
import io.partguard.pricing.quote.Quote.PricedLine;
import io.partguard.pricing.quote.Quote.UnknownPart;
import io.partguard.pricing.waterfall.Compared;
import io.partguard.pricing.waterfall.Formed;
import io.partguard.pricing.waterfall.PriceFormation;
import java.util.Map;
import java.util.Optional;

/** Prices the lines of a quote. @param prices by part number */
record LinePricing(Map<Long, ListedPrice> prices, Market market, Optional<Compared> compared) {

    /** @param current the part to price it by instead, where that has a price; else the asked part's own price is given */
    Quote.Line line(QuoteRequest.Line asked, Found found, Lookup<Standing> standing, Optional<PricedPart> current) {
        if (current.isPresent()
                && priced(asked, current.get(), Optional.of(current.get().printed()), new Succession(standing, true))
                        instanceof PricedLine followed) {
            return followed;
        }
        Succession own = new Succession(standing, false);
        return switch (found) {
            case Found.Nowhere() -> new UnknownPart(asked, own, false);
            case Found.Ambiguous() -> new UnknownPart(asked, own, true);
            case Found.Exactly(PricedPart part) -> priced(asked, part, Optional.empty(), own);
            case Found.ByNormalForm(PricedPart part) -> priced(asked, part, Optional.of(part.printed()), own);
        };
    }

    private Quote.Line priced(
            QuoteRequest.Line asked, PricedPart part, Optional<String> supplied, Succession succession) {
        ListedPrice listed = prices.get(part.no());
        if (listed == null) {
            return new NoPrice(asked, succession, supplied, Optional.empty());
        }
        return switch (PriceFormation.form(part.key(), listed.family(), listed.base(), market, compared)) {
            case Formed.NotPriced none -> new NoPrice(asked, succession, supplied, Optional.of(none));
            case Formed.Priced price -> {
                Money total = price.dealerNet().times(asked.quantity());
                yield new PricedLine(asked, succession, supplied, price, total);
            }
        };
    }
}
