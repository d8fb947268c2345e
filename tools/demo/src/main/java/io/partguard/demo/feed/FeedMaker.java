package io.partguard.demo.feed;

import io.partguard.demo.Dice;
import io.partguard.demo.Mix;
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

    private final Dice dice;
    private final HonestOffers honest;
    private final FakeOffers fakes;
    private final OtherOffers others;
    private final Noise noise;
    private final Set<String> taken = new HashSet<>();

    private FeedMaker(long seed, Sizes sizes, List<Part> catalogue) {
        dice = Dice.of(seed, "feed");
        Words words = new Words(dice);
        Sellers sellers = new Sellers(dice, sizes.listings());
        Parts parts = new Parts(dice, catalogue);
        honest = new HonestOffers(words, sellers, parts);
        fakes = new FakeOffers(words, sellers, parts);
        others = new OtherOffers(words, sellers);
        noise = new Noise(words);
    }

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

    /**
     * A feed with what was offered before it by the same accounts.
     *
     * @param past the oldest first
     * @param confirmed those of the past that a person took for an infringement
     */
    public record Market(List<Made> past, List<Made> confirmed, List<Made> feed) {}

    /** A feed without a past. */
    public static List<Made> make(long seed, Sizes sizes, List<Part> catalogue) {
        FeedMaker maker = new FeedMaker(seed, sizes, catalogue);
        List<Offer> offers = maker.offers(sizes.listings(), sizes.mix());
        maker.dice.shuffle(offers);
        return maker.made(offers);
    }

    public static Market market(long seed, Sizes sizes, List<Part> catalogue) {
        FeedMaker maker = new FeedMaker(seed, sizes, catalogue);
        Past past = new Past(Dice.of(seed, "past"));
        Habits habits = new Habits(Dice.of(seed, "habits"));
        List<Offer> before = maker.offers((int) (sizes.listings() * Past.SIZE), Past.MIX);
        before.removeIf(offer -> !past.holds(offer));
        maker.dice.shuffle(before);
        List<Integer> confirmed = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            Offer offer = before.get(i);
            habits.over(offer);
            offer.observedAt = past.seenAt(i, before.size());
            if (past.confirmed(offer)) {
                confirmed.add(i);
            }
        }
        List<Offer> now = maker.offers(sizes.listings(), sizes.mix());
        maker.dice.shuffle(now);
        now.forEach(habits::over);
        List<Made> made = maker.made(before);
        return new Market(made, confirmed.stream().map(made::get).toList(), maker.made(now));
    }

    private List<Offer> offers(int count, Mix mix) {
        List<Offer> offers = new ArrayList<>();
        while (offers.size() < count) {
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
            if (offers.size() < count && dice.chance(AGAIN)) {
                offers.add(offer.again());
            }
        }
        return offers;
    }

    private List<Made> made(List<Offer> offers) {
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
