package io.partguard.demo.feed;

import io.partguard.demo.Dice;
import io.partguard.demo.Language;
import io.partguard.demo.catalogue.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counterfeits, which use the mark (also in disguise), and copycats, which imitate without it. What the adversaries do
 * differs; each leaves two or more traces in identity, seller, words or offer, and price alone never is one.
 */
final class FakeOffers {
    private final Dice dice;
    private final Words words;
    private final Sellers sellers;
    private final Parts parts;

    FakeOffers(Words words, Sellers sellers, Parts parts) {
        this.dice = words.dice();
        this.words = words;
        this.sellers = sellers;
        this.parts = parts;
    }

    Offer counterfeit() {
        return switch (dice.weighted(20, 10, 9, 9, 9, 12, 9, 10, 8, 4)) {
            case 0 -> plain("plain_mark", .12, .5, true);
            case 1 -> disguised("homoglyph");
            case 2 -> disguised("zero_width");
            case 3 -> disguised("spaced");
            case 4 -> disguised("leet");
            case 5 -> photoshopped();
            case 6 -> justBelow();
            case 7 -> hijacked();
            case 8 -> neverIssued();
            default -> expensive();
        };
    }

    private Offer plain(String kind, double from, double to, boolean claims) {
        return withMark(kind, sellers.any(SellerKind.CROOK), parts.attractive(), null, from, to, claims);
    }

    private Offer withMark(
            String kind, Seller seller, Part part, @Nullable String mark, double from, double to, boolean claims) {
        Language language = seller.language();
        Offer offer = new Offer(Answer.COUNTERFEIT, kind, seller, part);
        String name = mark == null ? part.brand().label() : mark;
        List<String> pieces = new ArrayList<>();
        pieces.add(dice.chance(.65) ? words.say("genuine", language) + " " + name : name);
        pieces.add(words.name(part, language));
        pieces.add(dice.chance(.5) ? words.model(part) : "");
        boolean shown = dice.chance(.8);
        String number = words.number(part, seller.style());
        pieces.add(shown ? number : "");
        pieces.add(dice.chance(.3) ? words.say("new", language) : "");
        offer.title = seller.style().title(dice, pieces, seller.marketplace().titleLength());
        words.describe(
                offer,
                claims ? words.say("fake", language) : borrowed(language),
                dice.chance(.4) ? borrowed(language) : "",
                dice.chance(claims ? .3 : .15) ? words.say("contact", language, seller.contact()) : "");
        offer.brand = mark != null
                ? dice.pick(mark, mark, "", "", "OEM")
                : dice.chance(.6) ? part.brand().label() : null;
        offer.partNumber = dice.chance(.5) ? number : null;
        offer.condition = words.say("condnew", language);
        offer.quantity = words.stock(65);
        // Many say that they ship from next door and send from far away.
        offer.shipsFrom = dice.chance(.3) ? seller.buyerCountry() : null;
        offer.gtin = dice.chance(.22) ? part.gtin() : null;
        if (part.image() != null && dice.chance(.2)) {
            offer.images = List.of(part.image());
        }
        words.packed(offer, part, HonestOffers.retail(part, seller) * dice.between(from, to));
        if (!shown && offer.partNumber == null && offer.gtin == null) {
            offer.part = null;
        }
        return offer;
    }

    /** Who boasts of nothing writes what honest sellers write. */
    private String borrowed(Language language) {
        return words.say(dice.pick("quiet", "quiet", "dealer", "clearance"), language);
    }

    private Offer disguised(String how) {
        Part part = parts.attractive();
        String name = part.brand().label();
        String mark = switch (how) {
            case "homoglyph" -> Disguise.homoglyph(name, dice);
            case "zero_width" -> Disguise.zeroWidth(name, dice);
            case "spaced" -> Disguise.spaced(name, dice);
            default -> Disguise.leet(name, dice);
        };
        Seller seller = sellers.any(dice.chance(.8) ? SellerKind.CROOK : SellerKind.IMITATOR);
        return withMark(how, seller, part, mark, .12, .65, dice.chance(.5));
    }

    /** The maker's own photo, a hologram that only the picture has, and a claim in every sentence. */
    private Offer photoshopped() {
        Offer offer = plain("photoshopped", .3, .75, true);
        Part part = offer.part;
        if (part != null && part.image() != null && dice.chance(.85)) {
            offer.images = List.of(part.image());
        }
        words.describe(
                offer,
                words.say("fake", offer.seller.language()),
                words.say("genuine", offer.seller.language()) + "!",
                dice.chance(.5) ? words.say("contact", offer.seller.language(), offer.seller.contact()) : "");
        return offer;
    }

    /** Nothing loud: a price a little under the list, hundreds in stock, sent from elsewhere by a young account. */
    private Offer justBelow() {
        Offer offer = plain("just_below", .78, .95, false);
        offer.quantity = words.stock(180);
        offer.shipsFrom = dice.pick("CN", "HK", "TR", offer.seller.country());
        return offer;
    }

    /** Good history, other trade: yesterday toys, today two hundred headlights. */
    private Offer hijacked() {
        Offer offer = withMark(
                "hijacked", sellers.any(SellerKind.HIJACKED), parts.attractive(), null, .25, .6, dice.chance(.6));
        offer.shipsFrom = dice.pick("CN", "CN", offer.seller.country());
        return offer;
    }

    /** The mark with a number that the maker never issued. There is no part behind it. */
    private Offer neverIssued() {
        Seller seller = sellers.any(SellerKind.CROOK);
        Part part = parts.attractive();
        Offer offer = withMark("never_issued", seller, part, null, .15, .7, dice.chance(.6));
        String number = seller.style().write(parts.neverIssued(part));
        Language language = seller.language();
        offer.title = seller.style()
                .title(
                        dice,
                        List.of(
                                words.say("genuine", language) + " "
                                        + part.brand().label(),
                                words.name(part, language),
                                words.model(part),
                                number),
                        seller.marketplace().titleLength());
        offer.partNumber = dice.chance(.6) ? number : null;
        offer.gtin = null;
        offer.part = null;
        return offer;
    }

    private Offer expensive() {
        Offer offer = plain("expensive", .97, 1.3, true);
        words.describe(
                offer,
                words.say("fake", offer.seller.language()),
                words.say("contact", offer.seller.language(), offer.seller.contact()));
        return offer;
    }

    Offer copycat() {
        Seller seller = sellers.any(dice.chance(.75) ? SellerKind.IMITATOR : SellerKind.CROOK);
        Language language = seller.language();
        Part part = parts.attractive();
        int way = dice.weighted(40, 25, 20, 15);
        Offer offer = new Offer(
                Answer.COPYCAT,
                List.of("near_name", "number_as_own", "near_name_wrong_index", "look")
                        .get(way),
                seller,
                part);
        String near = Disguise.near(part.brand(), dice);
        String number = words.number(part, seller.style());
        List<String> pieces = new ArrayList<>();
        switch (way) {
            case 0 -> {
                pieces.add(near + " " + words.name(part, language));
                pieces.add(number);
                pieces.add(dice.chance(.5) ? dice.pick(part.models()) : "");
                pieces.add(dice.chance(.5) ? words.say("copy", language) : "");
                offer.brand = dice.chance(.7) ? near : null;
            }
            case 1 -> {
                number = number + dice.pick("", "-X", "N", "-1");
                pieces.add(words.name(part, language));
                pieces.add(number);
                pieces.add(words.say("copy", language));
                offer.brand = dice.pick("OEM", "", "", "", "Unbranded", seller.name());
            }
            case 2 -> {
                String other = parts.neverIssued(part);
                number = seller.style()
                        .write(part.number().substring(0, part.number().length() / 2)
                                + other.substring(Math.min(
                                        other.length() - 1, part.number().length() / 2)));
                pieces.add(near);
                pieces.add(words.name(part, language));
                pieces.add(number);
                pieces.add(words.say("copy", language));
                offer.brand = near;
                offer.part = null;
            }
            default -> {
                pieces.add(words.name(part, language));
                pieces.add(words.say("copy", language));
                pieces.add(dice.pick(part.models()));
                pieces.add(number);
                offer.brand = dice.chance(.5) ? near : null;
                offer.images = part.image() == null ? List.of() : List.of(part.image());
            }
        }
        offer.title = seller.style().title(dice, pieces, seller.marketplace().titleLength());
        words.describe(
                offer,
                borrowed(language),
                dice.chance(.4) ? borrowed(language) : "",
                dice.chance(.4) ? words.say("copy", language) + "." : "");
        offer.partNumber = dice.chance(.6) ? number : null;
        offer.condition = words.say("condnew", language);
        offer.quantity = words.stock(85);
        offer.shipsFrom = dice.chance(.2) ? seller.buyerCountry() : null;
        offer.gtin = dice.chance(.2) ? words.strangersGtin() : null;
        words.packed(offer, part, HonestOffers.retail(part, seller) * dice.between(.08, .45));
        return offer;
    }
}
