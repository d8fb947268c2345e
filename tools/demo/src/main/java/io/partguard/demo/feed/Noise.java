package io.partguard.demo.feed;

import io.partguard.demo.Dice;
import io.partguard.demo.price.Rates;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What happens to every listing on its way: mistypings, fields left out, prices that are none. Blind to the answer. */
final class Noise {
    private final Dice dice;
    private final Words words;

    Noise(Words words) {
        this.dice = words.dice();
        this.words = words;
    }

    void over(Offer offer) {
        if (dice.chance(.035)) {
            offer.title = mistyped(offer.title);
        }
        if (dice.chance(.22)) {
            offer.description = null;
        }
        if (dice.chance(.06)) {
            offer.brand = null;
        }
        if (offer.brand != null && dice.chance(.05)) {
            offer.brand = offer.brand.toUpperCase(java.util.Locale.ROOT);
        }
        if (dice.chance(.35)) {
            offer.quantity = null;
        }
        if (dice.chance(.12)) {
            offer.condition = null;
        }
        if (dice.chance(.4)) {
            offer.shipsFrom = null;
        } else if (offer.shipsFrom == null) {
            offer.shipsFrom = warehouse(offer.seller);
        }
        if (offer.brand == null && dice.chance(.07)) {
            offer.brand = dice.pick("OEM", "OEM", "Unbranded", "-", offer.seller.name());
        }
        price(offer);
        offer.feedbackHidden = dice.chance(.07);
        offer.countryHidden = dice.chance(.04);
        offer.observedAt = Rates.LAST
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .minus(dice.below(14 * 24 * 60), ChronoUnit.MINUTES)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    /** Where the goods lie: with the seller, or in a warehouse abroad that many shops use. */
    private String warehouse(Seller seller) {
        double elsewhere = switch (seller.kind()) {
            case AFTERMARKET_SHOP, GENERAL_STORE, CROOK, IMITATOR -> .25;
            case OTHER_PARTS_SHOP, DEALER -> .08;
            default -> .03;
        };
        return dice.chance(elsewhere)
                ? dice.pick("CN", "HK", "TR", "PL", "NL", "DE", "AE", "TW", "BG", "IN", seller.buyerCountry())
                : seller.country();
    }

    void identify(Offer offer) {
        int digits = offer.seller.marketplace().idDigits();
        offer.id = dice.between(1, 9) + dice.digits(digits - 1);
        if (offer.images.isEmpty() && dice.chance(.85)) {
            offer.images =
                    List.of("https://img." + offer.seller.marketplace().name() + ".example/" + offer.id + "-1.jpg");
        }
    }

    private void price(Offer offer) {
        String amount = offer.amount;
        if (amount == null) {
            return;
        }
        switch (dice.weighted(948, 16, 9, 14, 8, 5)) {
            case 1 -> {
                offer.amount = null;
                offer.currency = null;
            }
            case 2 -> offer.amount = "0.00";
            case 3 -> offer.amount = words.say("onrequest", offer.seller.language());
            case 4 -> offer.amount = amount.replace('.', ',');
            case 5 -> offer.currency = null;
            default -> {}
        }
    }

    /** A pair swapped or a letter lost, outside of numbers. */
    private String mistyped(String title) {
        for (int i = 0; i < 8; i++) {
            int at = dice.below(Math.max(1, title.length() - 1));
            if (at + 1 < title.length() && plain(title.charAt(at)) && plain(title.charAt(at + 1))) {
                return dice.chance(.6)
                        ? title.substring(0, at) + title.charAt(at + 1) + title.charAt(at) + title.substring(at + 2)
                        : title.substring(0, at) + title.substring(at + 1);
            }
        }
        return title;
    }

    private static boolean plain(char c) {
        return c >= 'a' && c <= 'z';
    }
}
