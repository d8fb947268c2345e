package io.partguard.demo.feed;

import io.partguard.demo.Dice;
import io.partguard.demo.Language;
import io.partguard.demo.Resource;
import io.partguard.demo.catalogue.AftermarketBrand;
import io.partguard.demo.catalogue.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What has nothing to do with the maker: goods of every kind, and parts by and for other makers. */
final class OtherOffers {
    private static final List<String> NAMES = List.of(
            "Halvora",
            "Mirenta",
            "Quillo",
            "Bostrand",
            "Zefira",
            "Oakmere",
            "Pinduro",
            "Lunaro",
            "Teklon",
            "Varsity-Hill",
            "Sunoko",
            "Grimaldor",
            "Fenwyk",
            "Koluma",
            "Astrevo",
            "Rubanek",
            // Near to names of ours, by chance.
            "Ostrowin",
            "Brenvald",
            "Karves",
            "Tolmunda");

    private final Dice dice;
    private final Words words;
    private final Sellers sellers;
    private final List<String[]> goods = Resource.rows("goods.txt");
    private final List<Family> families = Family.all();

    OtherOffers(Words words, Sellers sellers) {
        this.dice = words.dice();
        this.words = words;
        this.sellers = sellers;
    }

    Offer any() {
        return switch (dice.weighted(60, 13, 17, 5, 5)) {
            case 0 -> goods();
            case 1 -> otherMakersPart();
            case 2 -> aftermarketForOthers();
            case 3 -> universal();
            default -> article();
        };
    }

    private Offer goods() {
        int who = dice.weighted(58, 34, 8);
        Seller seller =
                sellers.any(who == 0 ? SellerKind.GENERAL_STORE : who == 1 ? SellerKind.PRIVATE : SellerKind.HIJACKED);
        Language language = seller.language();
        String[] row = dice.pick(goods);
        String brand = dice.pick(NAMES);
        String number = dice.pick("", "X", "PRO-", "S") + dice.digits(dice.between(2, 5)) + dice.pick("", "", "A", "B");
        String title = row[2 + language.ordinal()]
                .replace("{b}", brand)
                .replace("{n}", number)
                .replace("{c}", words.say("colour", language))
                .replace("{z}", dice.pick("S", "M", "L", "XL"));
        Offer offer = new Offer(Answer.NOT_OURS, "goods_" + row[0], seller, null);
        offer.title = seller.style()
                .title(
                        dice,
                        List.of(
                                title,
                                seller.kind() != SellerKind.PRIVATE && dice.chance(.25)
                                        ? words.say("new", language)
                                        : ""),
                        seller.marketplace().titleLength());
        boolean branded = row[2 + language.ordinal()].contains("{b}");
        offer.brand = branded && dice.chance(.7) ? brand : null;
        offer.partNumber = row[2].contains("{n}") && dice.chance(.35) ? number : null;
        finish(offer, Double.parseDouble(row[1]) * Math.exp(.45 * dice.bell()));
        return offer;
    }

    private Offer otherMakersPart() {
        boolean used = dice.chance(.5);
        Seller seller = sellers.any(
                used ? SellerKind.BREAKER : dice.chance(.5) ? SellerKind.OTHER_PARTS_SHOP : SellerKind.PRIVATE);
        Language language = seller.language();
        OtherMaker maker = OtherMaker.any(dice);
        Family family = dice.pick(families);
        Offer offer = new Offer(Answer.NOT_OURS, used ? "other_maker_used" : "other_maker_new", seller, null);
        String number = maker.number(dice);
        List<String> pieces = new ArrayList<>();
        pieces.add((dice.chance(.5) ? words.say("genuine", language) + " " : "") + maker.name());
        pieces.add(family.name(language));
        pieces.add(maker.model(dice) + (dice.chance(.5) ? " " + dice.between(1999, 2023) : ""));
        pieces.add(dice.chance(.75) ? number : "");
        pieces.add(used ? words.say("used", language) : "");
        offer.title = seller.style().title(dice, pieces, seller.marketplace().titleLength());
        offer.brand = dice.chance(.7) ? maker.name() : null;
        offer.partNumber = dice.chance(.5) ? number : null;
        words.describe(offer, words.say(used ? "breaker" : "dealer", language));
        finish(offer, family.base() * (used ? .3 : 1) * Math.exp(.4 * dice.bell()));
        offer.condition = words.say(used ? "condused" : "condnew", language);
        return offer;
    }

    private Offer aftermarketForOthers() {
        Seller seller = sellers.any(dice.chance(.5) ? SellerKind.AFTERMARKET_SHOP : SellerKind.OTHER_PARTS_SHOP);
        Language language = seller.language();
        OtherMaker maker = OtherMaker.any(dice);
        AftermarketBrand own = dice.pick(AftermarketBrand.ALL);
        Family family = dice.pick(families);
        String article = own.article(family, dice);
        Offer offer = new Offer(Answer.NOT_OURS, "aftermarket_for_others", seller, null);
        List<String> pieces = new ArrayList<>();
        pieces.add(family.name(language));
        pieces.add(own.name() + (dice.chance(.7) ? " " + article : ""));
        pieces.add(words.refer("fits", maker.name() + " " + maker.model(dice), language));
        pieces.add(dice.chance(.5) ? words.refer("oeref", maker.number(dice), language) : "");
        offer.title = seller.style().title(dice, pieces, seller.marketplace().titleLength());
        offer.brand = dice.chance(.8) ? own.name() : null;
        offer.partNumber = dice.chance(.5) ? article : null;
        words.describe(offer, words.say("aftermarket", language, own.name()));
        finish(offer, family.base() * .4 * Math.exp(.4 * dice.bell()));
        return offer;
    }

    /** For any car: names no maker. */
    private Offer universal() {
        Seller seller = sellers.any(SellerKind.GENERAL_STORE);
        Language language = seller.language();
        Family family = dice.pick(families);
        String word = words.say("universal", language);
        Offer offer = new Offer(Answer.NOT_OURS, "universal", seller, null);
        offer.title = seller.style()
                .title(
                        dice,
                        List.of(family.name(language), word, dice.pick("12V", "24V", "DIY", "tuning", "sport", "4x4")),
                        seller.marketplace().titleLength());
        finish(offer, family.base() * .35 * Math.exp(.4 * dice.bell()));
        return offer;
    }

    /** An industrial article whose number could be anybody's. */
    private Offer article() {
        Seller seller = sellers.any(SellerKind.GENERAL_STORE);
        Language language = seller.language();
        String brand = dice.pick(NAMES);
        String number = dice.pick(
                dice.digits(10),
                dice.digits(5) + "-" + dice.digits(5),
                dice.digits(3) + "." + dice.digits(3) + "." + dice.digits(3),
                dice.pick("LK ", "HK ", "R") + dice.digits(6));
        Offer offer = new Offer(Answer.NOT_OURS, "industrial_article", seller, null);
        offer.title = seller.style()
                .title(
                        dice,
                        List.of(brand, dice.pick(families).name(language), number),
                        seller.marketplace().titleLength());
        offer.brand = dice.chance(.6) ? brand : null;
        offer.partNumber = dice.chance(.7) ? number : null;
        finish(offer, 45 * Math.exp(.8 * dice.bell()));
        return offer;
    }

    private void finish(Offer offer, double euros) {
        Language language = offer.seller.language();
        if (offer.description == null && dice.chance(.7)) {
            words.describe(offer, words.say("otherdesc", language));
        }
        boolean used = offer.seller.kind() == SellerKind.PRIVATE && dice.chance(.6);
        offer.gtin = dice.chance(.12) ? words.strangersGtin() : null;
        offer.condition = words.say(used ? "condused" : "condnew", language);
        offer.quantity = used ? 1 : words.stock(40);
        if (offer.title.toLowerCase(Locale.ROOT).contains("10 pcs")) {
            offer.packQuantity = 10;
        }
        words.euros(offer, euros * (used ? .5 : 1));
    }
}
