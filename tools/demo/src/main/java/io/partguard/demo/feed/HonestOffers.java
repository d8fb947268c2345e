package io.partguard.demo.feed;

import io.partguard.demo.Dice;
import io.partguard.demo.Language;
import io.partguard.demo.catalogue.AftermarketBrand;
import io.partguard.demo.catalogue.Part;
import io.partguard.demo.price.PriceLaw;
import io.partguard.demo.price.Rates;
import io.partguard.demo.price.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Genuine goods, parallel imports and honest aftermarket. */
final class HonestOffers {
    private static final Set<String> TERRITORY = Set.of("DE", "AT", "FR", "BE", "ES", "PL");

    private final Dice dice;
    private final Words words;
    private final Sellers sellers;
    private final Parts parts;

    HonestOffers(Words words, Sellers sellers, Parts parts) {
        this.dice = words.dice();
        this.words = words;
        this.sellers = sellers;
        this.parts = parts;
    }

    Offer genuine() {
        return switch (dice.weighted(42, 20, 28, 6, 4)) {
            case 0 -> dealerNew();
            case 1 -> clearance();
            case 2 -> used();
            case 3 -> reman();
            default -> bundle();
        };
    }

    private Offer dealerNew() {
        Seller seller = sellers.any(dice.chance(.7) ? SellerKind.DEALER : SellerKind.GENERAL_STORE);
        Part part = parts.any();
        Offer offer = new Offer(Answer.GENUINE, "dealer_new", seller, part);
        title(offer, part, dice.chance(.6) ? words.say("genuine", seller.language()) : "", "");
        words.describe(offer, words.say("dealer", seller.language()), dice.chance(.3) ? reference(part, seller) : "");
        offer.brand = dice.chance(.85) ? part.brand().label() : null;
        offer.partNumber = dice.chance(.75) ? words.number(part, seller.style()) : null;
        offer.gtin = dice.chance(.25) ? part.gtin() : null;
        offer.condition = words.say("condnew", seller.language());
        offer.quantity = words.stock(9);
        photo(offer, part, .25);
        words.packed(offer, part, retail(part, seller) * dice.between(.74, 1.04));
        return offer;
    }

    /** Cheap and honest: wrong order, old stock, a closed workshop. Small sellers, prices down to a fifth. */
    private Offer clearance() {
        Seller seller = sellers.any(SellerKind.PRIVATE);
        Part part = parts.any();
        Offer offer = new Offer(Answer.GENUINE, "clearance", seller, part);
        title(
                offer,
                part,
                dice.chance(.7) ? words.say("genuine", seller.language()) : "",
                words.say("new", seller.language()));
        words.describe(offer, words.say("clearance", seller.language()));
        offer.brand = dice.chance(.45) ? part.brand().label() : null;
        offer.partNumber = dice.chance(.3) ? words.number(part, seller.style()) : null;
        offer.gtin = dice.chance(.12) ? part.gtin() : null;
        offer.condition = words.say("condnew", seller.language());
        // A workshop that closes has more than one of each.
        offer.quantity = dice.chance(.75) ? 1 : words.stock(20);
        photo(offer, part, .1);
        words.packed(offer, part, retail(part, seller) * dice.between(.2, .8));
        return offer;
    }

    private Offer used() {
        Seller seller = sellers.any(dice.chance(.65) ? SellerKind.BREAKER : SellerKind.PRIVATE);
        Part part = parts.any();
        Offer offer = new Offer(Answer.GENUINE, "used", seller, part);
        title(
                offer,
                part,
                dice.chance(.4) ? words.say("genuine", seller.language()) : "",
                words.say("used", seller.language()));
        words.describe(offer, words.say("breaker", seller.language()), dice.chance(.3) ? reference(part, seller) : "");
        offer.brand = dice.chance(.55) ? part.brand().label() : null;
        offer.partNumber = dice.chance(.4) ? words.number(part, seller.style()) : null;
        offer.condition = words.say("condused", seller.language());
        offer.quantity = 1;
        words.packed(offer, part, retail(part, seller) * dice.between(.06, .5));
        return offer;
    }

    private Offer reman() {
        Seller seller = sellers.any(SellerKind.DEALER);
        Part part = parts.exchange();
        Offer offer = new Offer(Answer.GENUINE, "reman", seller, part);
        title(offer, part, words.say("genuine", seller.language()), words.say("reman", seller.language()));
        words.describe(offer, words.say("dealer", seller.language()));
        offer.brand = part.brand().label();
        offer.partNumber = words.number(part, seller.style());
        offer.condition = words.say("condreman", seller.language());
        words.packed(offer, part, retail(part, seller) * dice.between(.45, .75));
        return offer;
    }

    private Offer bundle() {
        Seller seller = sellers.any(dice.chance(.5) ? SellerKind.PRIVATE : SellerKind.DEALER);
        Part part = parts.any();
        Part second = parts.sameBrand(part);
        Offer offer = new Offer(Answer.GENUINE, "bundle", seller, part);
        Language language = seller.language();
        offer.title = seller.style()
                .title(
                        dice,
                        List.of(
                                words.say("bundle", language),
                                part.brand().label(),
                                words.name(part, language) + " " + words.number(part, seller.style()),
                                "+ " + words.name(second, language) + " " + words.number(second, seller.style())),
                        seller.marketplace().titleLength());
        words.describe(offer, words.say("clearance", language));
        offer.brand = dice.chance(.6) ? part.brand().label() : null;
        offer.condition = words.say("condnew", language);
        offer.packQuantity = 2;
        words.price(offer, (retail(part, seller) + retail(second, seller)) * dice.between(.45, .95));
        return offer;
    }

    Offer parallelImport() {
        Seller seller = sellers.any(SellerKind.GREY_TRADER);
        for (int i = 0; i < 200 && !TERRITORY.contains(seller.buyerCountry()); i++) {
            seller = sellers.any(SellerKind.GREY_TRADER);
        }
        Part part = parts.current();
        Offer offer = new Offer(Answer.PARALLEL_IMPORT, "grey", seller, part);
        title(offer, part, dice.chance(.7) ? words.say("genuine", seller.language()) : "", "");
        words.describe(offer, words.say("grey", seller.language(), country(seller.country(), seller.language())));
        offer.brand = dice.chance(.8) ? part.brand().label() : null;
        offer.partNumber = dice.chance(.7) ? words.number(part, seller.style()) : null;
        offer.gtin = dice.chance(.25) ? part.gtin() : null;
        offer.condition = words.say("condnew", seller.language());
        offer.quantity = words.stock(18);
        photo(offer, part, .15);
        double local = retail(part, seller);
        double abroad = cheapestLegal(part, Region.of(seller.buyerCountry()).currency());
        words.packed(offer, part, Math.min(local * .95, abroad + Math.max(0, local - abroad) * dice.between(.1, .65)));
        return offer;
    }

    Offer compatible() {
        Seller seller = sellers.any(SellerKind.AFTERMARKET_SHOP);
        Language language = seller.language();
        AftermarketBrand own = dice.pick(AftermarketBrand.ALL);
        Part part = parts.withoutMark();
        String article = own.article(part.family(), dice);
        int way = dice.weighted(44, 12, 14, 6, 9, 3, 6, 6);
        String kind = List.of(
                        "fits",
                        "own_brand_only",
                        "reference_list",
                        "oes",
                        "no_name_fits",
                        "brand_misfiled",
                        "replaces",
                        "for_mark")
                .get(way);
        if (way == 3) {
            own = dice.pick(AftermarketBrand.ALL.stream()
                    .filter(AftermarketBrand::supplier)
                    .toList());
        }
        if (way == 7) {
            part = parts.any();
        }
        Offer offer = new Offer(Answer.COMPATIBLE, kind, seller, part);
        List<String> pieces = new ArrayList<>();
        String number = words.number(part, seller.style());
        boolean numberShown = dice.chance(.62);
        switch (way) {
            case 1 -> {
                pieces.add(own.name() + " " + words.name(part, language));
                pieces.add(article);
                pieces.add(words.vehicle(part));
            }
            case 2 -> {
                numberShown = true;
                pieces.add(own.name() + " " + article);
                pieces.add(words.name(part, language));
                pieces.add(words.refer("oeref", number, language));
            }
            case 4 -> {
                pieces.add(words.name(part, language));
                pieces.add(words.fits(part, language));
            }
            case 6 -> {
                numberShown = true;
                pieces.add(words.name(part, language));
                pieces.add(own.name());
                pieces.add(words.refer("oeref", part.brand().label() + " " + number, language));
            }
            default -> {
                pieces.add(words.name(part, language));
                pieces.add(dice.chance(.7) ? own.name() + " " + article : own.name());
                pieces.add(words.fits(part, language));
            }
        }
        if (numberShown && way != 2 && way != 6) {
            pieces.add(dice.chance(.6) ? words.refer("oeref", number, language) : number);
        }
        pieces.add(dice.chance(.08) ? words.say("oequality", language) : "");
        pieces.add(dice.chance(way == 4 ? .15 : .04) ? words.say("copy", language) : "");
        offer.title = seller.style().title(dice, pieces, seller.marketplace().titleLength());
        boolean more = !numberShown && dice.chance(.6);
        words.describe(
                offer,
                words.say(
                        way == 3 ? "oes" : "aftermarket",
                        language,
                        way == 4 ? dice.pick("OEM-Q", "ND", "Import") : own.name()),
                way == 2 || dice.chance(.25) ? references(part, number, language) : "",
                more ? words.refer("oeref", number, language) : "",
                dice.chance(.14) ? words.say("oequality", language) + "." : "",
                dice.chance(way == 4 ? .2 : .08) ? words.say("copy", language) + "." : "");
        offer.brand = way == 4
                ? dice.pick("Unbranded", "Markenlos", "No Name", "", "OEM", seller.name())
                : way == 5 ? part.brand().label() : dice.chance(.8) ? own.name() : null;
        offer.partNumber = switch (dice.below(3)) {
            case 0 -> way == 4 ? null : article;
            case 1 -> numberShown ? number : null;
            default -> null;
        };
        offer.gtin = dice.chance(.2) ? words.strangersGtin() : null;
        offer.condition = words.say("condnew", language);
        offer.quantity = words.stock(45);
        photo(offer, part, .04);
        double each = retail(part, seller) * dice.between(.12, .62) * (way == 3 ? 1.35 : 1);
        if (part.packQuantity() == 1 && dice.chance(.06)) {
            offer.packQuantity = 2;
            words.price(offer, each * 2);
        } else {
            words.packed(offer, part, each);
        }
        if (!numberShown && !more && !number.equals(offer.partNumber)) {
            offer.part = null;
        }
        return offer;
    }

    private void title(Offer offer, Part part, String claim, String condition) {
        Seller seller = offer.seller;
        List<String> pieces = new ArrayList<>();
        pieces.add(
                claim.isEmpty()
                        ? part.brand().label()
                        : dice.chance(.5)
                                ? claim + " " + part.brand().label()
                                : part.brand().label() + " " + claim);
        pieces.add(words.name(part, seller.language()));
        pieces.add(dice.chance(.6) ? words.model(part) : "");
        boolean shown = dice.chance(seller.kind() == SellerKind.PRIVATE ? .6 : .82);
        pieces.add(shown ? words.number(part, seller.style()) : "");
        pieces.add(condition);
        offer.title = seller.style().title(dice, pieces, seller.marketplace().titleLength());
        if (!shown && dice.chance(.5)) {
            // The reader can't know the part from the words alone; the number may still come with its own field.
            offer.partNumber = words.number(part, seller.style());
        }
    }

    /** Resellers use the maker's picture as well. */
    private void photo(Offer offer, Part part, double share) {
        if (part.image() != null && dice.chance(share)) {
            offer.images = List.of(part.image());
        }
    }

    private String reference(Part part, Seller seller) {
        return words.number(part, seller.style()) + ".";
    }

    private String references(Part part, String number, Language language) {
        StringBuilder list =
                new StringBuilder(words.say("oeref", language)).append(": ").append(number);
        for (int i = dice.between(1, 4); i > 0; i--) {
            list.append(", ").append(OtherMaker.any(dice).number(dice));
        }
        for (String other : part.interchanges()) {
            list.append("; ").append(other.replace(':', ' '));
        }
        return list.append('.').toString();
    }

    static double retail(Part part, Seller seller) {
        return PriceLaw.retail(part, Region.of(seller.buyerCountry()));
    }

    private static double cheapestLegal(Part part, String currency) {
        return Region.ALL.stream()
                .mapToDouble(region -> Rates.convert(
                        PriceLaw.dealerNet(PriceLaw.listPrice(part, region), region)
                                .doubleValue(),
                        region.currency(),
                        currency))
                .min()
                .orElseThrow();
    }

    private static String country(String code, Language language) {
        return java.util.Locale.of("", code).getDisplayCountry(java.util.Locale.of(language.code()));
    }
}
