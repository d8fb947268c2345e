package io.partguard.demo.feed;

import io.partguard.demo.Dice;
import io.partguard.demo.Sizes;
import io.partguard.demo.catalogue.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws a class by its share, then a listing of it, then the noise that lies over all. */
public final class FeedMaker {
    /** Offers that a seller lists a second time. */
    private static final double AGAIN = .02;

    private FeedMaker() {}

    /**
     * A listing and the answer to it.
     *
     * @param json the feed line
     * @param part the part it trades on; null where there is none, or where the listing does not say enough
     * @param kind how it was made, such as {@code homoglyph}
     */
    public record Made(
            Map<String, Object> json,
            String marketplace,
            String id,
            Answer answer,
            @Nullable Part part,
            String kind) {}

    public static List<Made> make(long seed, Sizes sizes, List<Part> catalogue) {
        Dice dice = Dice.of(seed, "feed");
        Words words = new Words(dice);
        Sellers sellers = new Sellers(dice, sizes.listings());
        Parts parts = new Parts(dice, catalogue);
        HonestOffers honest = new HonestOffers(words, sellers, parts);
        FakeOffers fakes = new FakeOffers(words, sellers, parts);
        OtherOffers others = new OtherOffers(words, sellers);
        Noise noise = new Noise(words);
        var mix = sizes.mix();
        List<Offer> offers = new ArrayList<>();
        while (offers.size() < sizes.listings()) {
            Offer offer = switch (dice.weighted(
                    mix.genuine(),
                    mix.parallelImport(),
                    mix.compatible(),
                    mix.copycat(),
                    mix.counterfeit(),
                    mix.notOurs())) {
                case 0 -> honest.genuine();
                case 1 -> honest.parallelImport();
                case 2 -> honest.compatible();
                case 3 -> fakes.copycat();
                case 4 -> fakes.counterfeit();
                default -> others.any();
            };
            noise.over(offer);
            offers.add(offer);
            if (offers.size() < sizes.listings() && dice.chance(AGAIN)) {
                offers.add(offer.again());
            }
        }
        dice.shuffle(offers);
        Set<String> taken = new HashSet<>();
        List<Made> made = new ArrayList<>(offers.size());
        for (Offer offer : offers) {
            do {
                noise.identify(offer);
            } while (!taken.add(offer.seller.marketplace().name() + offer.id));
            made.add(new Made(
                    offer.json(),
                    offer.seller.marketplace().name(),
                    offer.id,
                    offer.answer,
                    offer.part != null && Shown.in(offer, offer.part) ? offer.part : null,
                    offer.kind));
        }
        return made;
    }
}
