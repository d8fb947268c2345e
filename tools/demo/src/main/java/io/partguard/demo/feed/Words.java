package io.partguard.demo.feed;

import io.partguard.demo.Dice;
import io.partguard.demo.Language;
import io.partguard.demo.catalogue.Gtins;
import io.partguard.demo.catalogue.Part;
import io.partguard.demo.price.Rates;
import io.partguard.demo.price.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Pieces of text and prices that offers of every class are put together from. */
final class Words {
    private final Dice dice;
    private final Phrases phrases = new Phrases();

    Words(Dice dice) {
        this.dice = dice;
    }

    Dice dice() {
        return dice;
    }

    String say(String key, Language language, Object... arguments) {
        return phrases.say(dice, key, language, arguments);
    }

    /** The kind of part as a seller names it, often with its position. */
    String name(Part part, Language language) {
        StringBuilder name = new StringBuilder(part.family().name(language));
        if (language != Language.DE && dice.chance(.5)) {
            name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
        }
        if (part.front() != null && dice.chance(.7)) {
            name.append(' ').append(say(part.front() ? "front" : "rear", language));
        }
        if (part.left() != null && dice.chance(.7)) {
            name.append(' ').append(say(part.left() ? "left" : "right", language));
        }
        if (part.packQuantity() > 1 && dice.chance(.6)) {
            name.append(' ').append(say("setof", language, part.packQuantity()));
        }
        return name.toString();
    }

    /** A model, often with years, without the maker's name. */
    String model(Part part) {
        String model = dice.pick(part.models());
        return switch (dice.below(4)) {
            case 0 -> model + " " + part.years();
            case 1 ->
                model + " " + part.years().substring(2, 4) + dice.pick("-", "->", "/")
                        + part.years().substring(7);
            case 2 -> model + " (" + part.years().substring(0, 4) + ")";
            default -> model;
        };
    }

    /** The maker's name with a model: {@code Karvessa Solan 2012-2018}. */
    String vehicle(Part part) {
        return part.brand().label() + " " + model(part);
    }

    /** "Fits" in front of what it fits, or behind it in Turkish. */
    String fits(Part part, Language language) {
        return refer("fits", vehicle(part), language);
    }

    String refer(String key, String target, Language language) {
        String phrase = say(key, language);
        return language == Language.TR ? target + " " + phrase.replace(":", "") : phrase + " " + target;
    }

    /** The number as this seller writes it, now and then with the damage that numbers take on their way. */
    String number(Part part, Style style) {
        String number = style.write(part.number());
        if (dice.chance(.02) && number.startsWith("T")) {
            number = number.substring(1).strip();
        }
        if (dice.chance(.06) && number.startsWith("0")) {
            number = number.substring(1).strip();
        }
        if (dice.chance(.015) && number.indexOf('0') > 0) {
            number = number.replaceFirst("0", "O");
        }
        if (dice.chance(.01)) {
            int at = dice.below(number.length());
            if (Character.isDigit(number.charAt(at))) {
                number = number.substring(0, at) + dice.below(10) + number.substring(at + 1);
            }
        }
        return number;
    }

    /** The GTIN of somebody else's article: the check digit is right, the range one that is used inside companies only. */
    String strangersGtin() {
        return Gtins.complete("21" + dice.digits(10));
    }

    /** A sum of the buyer's money as marketplaces print it. */
    void price(Offer offer, double amount) {
        String currency = Region.of(offer.seller.buyerCountry()).currency();
        double rounded = switch (dice.below(4)) {
            case 0 -> Math.max(1, Math.floor(amount)) - .01;
            case 1 -> Math.max(1, Math.round(amount));
            case 2 -> Math.max(1, Math.floor(amount)) - .1;
            default -> amount;
        };
        offer.amount = String.format(Locale.ROOT, "%.2f", Math.max(.5, rounded));
        offer.currency = currency;
    }

    /** Pieces in stock: skewed, about {@code median}; a few say thousands, and round figures are as frequent everywhere. */
    int stock(double median) {
        double boast = dice.chance(.05) ? 8 : 1;
        return (int) Math.max(1, Math.min(2500, boast * median * Math.exp(1.25 * dice.bell())));
    }

    /** The price of a whole offer where {@code each} is that of one piece; parts sold in packs mostly say how many. */
    void packed(Offer offer, Part part, double each) {
        price(offer, each * part.packQuantity());
        if (part.packQuantity() > 1 && dice.chance(.75)) {
            offer.packQuantity = part.packQuantity();
        }
    }

    /** What anybody may say besides: small talk, a telephone number for questions, a claim that costs nothing. */
    String smallTalk(Seller seller) {
        Language language = seller.language();
        return switch (dice.weighted(62, 26, 5, 3, 4)) {
            case 1 -> say("quiet", language);
            case 2 -> say("questions", language, seller.contact());
            case 3 -> say("contact", language, seller.contact());
            // Who sells parts under a name of their own does not call them original.
            case 4 -> seller.kind() == SellerKind.AFTERMARKET_SHOP ? "" : say("sure", language);
            default -> "";
        };
    }

    /** Euros in the buyer's money. */
    void euros(Offer offer, double euros) {
        price(
                offer,
                Rates.convert(
                        euros, "EUR", Region.of(offer.seller.buyerCountry()).currency()));
    }

    void describe(Offer offer, String... sentences) {
        StringBuilder text = new StringBuilder();
        List<String> all = new ArrayList<>(List.of(sentences));
        all.add(dice.below(all.size() + 1), smallTalk(offer.seller));
        if (dice.chance(.12)) {
            all = List.of(say("quiet", offer.seller.language()));
        }
        for (String sentence : all) {
            if (!sentence.isBlank()) {
                text.append(text.isEmpty() ? "" : " ").append(sentence);
            }
        }
        offer.description = text.toString();
    }
}
