package io.partguard.demo.feed;

import io.partguard.demo.Dice;
import io.partguard.demo.Mix;
import io.partguard.demo.price.Rates;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * What was offered before and what people made of it. Not every account was seen before, those of crooks least; an account
 * that is hijacked now sold its owner's goods then. People confirm some of the fakes, loud ones more than quiet ones, and
 * now and then an honest offer.
 */
final class Past {
    /** The same in every world, whatever the shares of its feed: fakes are frequent enough that their accounts have a past. */
    static final Mix MIX = new Mix(.2, .03, .22, .06, .09, .4);

    /** Earlier offers for one of the feed. */
    static final double SIZE = 1.25;

    private static final int DAYS = 170;
    private static final int YOUNGEST = 15;
    private static final double WRONGLY_CONFIRMED = .0015;

    private final Dice dice;
    private final Map<String, Boolean> seen = new HashMap<>();
    private final Map<String, Double> attention = new HashMap<>();

    Past(Dice dice) {
        this.dice = dice;
    }

    boolean holds(Offer offer) {
        if (offer.seller.kind() == SellerKind.HIJACKED && fake(offer)) {
            return false;
        }
        return seen.computeIfAbsent(
                offer.seller.id(),
                id -> offer.seller.ageDays() > YOUNGEST
                        && dice.chance(
                                switch (offer.seller.kind()) {
                                    case CROOK -> .6;
                                    case IMITATOR -> .68;
                                    case PRIVATE -> .45;
                                    default -> .8;
                                }));
    }

    private static boolean fake(Offer offer) {
        return offer.answer == Answer.COUNTERFEIT || offer.answer == Answer.COPYCAT;
    }

    boolean confirmed(Offer offer) {
        if (!fake(offer)) {
            return offer.part != null && dice.chance(WRONGLY_CONFIRMED);
        }
        double likely = switch (offer.kind) {
            case "homoglyph", "zero_width", "spaced", "leet", "near_name", "number_as_own", "photoshopped", "look" ->
                .16;
            default -> .07;
        };
        return dice.chance(likely * attention.computeIfAbsent(offer.seller.id(), id -> dice.between(0.0, 2.0)));
    }

    /** When the {@code n}th of {@code all} was seen. */
    String seenAt(int n, int all) {
        Instant first = Rates.LAST.atStartOfDay().toInstant(ZoneOffset.UTC).minus(DAYS + 15, ChronoUnit.DAYS);
        return first.plusSeconds((long) n * DAYS * 86_400 / all).toString();
    }
}
