package io.partguard.demo.feed;

import io.partguard.demo.Dice;
import io.partguard.demo.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Draws the accounts. A few sell much, most sell little. */
final class Sellers {
    private static final List<String> SHOP_WORDS = List.of(
            "teile",
            "parts",
            "auto",
            "moto",
            "depot",
            "markt",
            "lager",
            "center",
            "direct",
            "pro",
            "garage",
            "czesci",
            "pieces",
            "recambio",
            "yedek",
            "bazaar",
            "house",
            "outlet",
            "profi",
            "express");
    private static final List<String> STEMS = List.of(
            "nord",
            "blau",
            "kira",
            "lindau",
            "ostsee",
            "rivo",
            "pawel",
            "silva",
            "harbor",
            "hill",
            "mave",
            "tomek",
            "jules",
            "bella",
            "kemal",
            "deniz",
            "sunny",
            "max",
            "oldtimer",
            "grey",
            "falke",
            "mango",
            "quick",
            "zeta");
    private static final List<String> FACTORY_WORDS =
            List.of("Guangsheng", "Hongtai", "Ruixin", "Jinmao", "Yongda", "Lianfeng", "Dongyu", "Xinrui");
    /** Where accounts are that sell into other countries, honest or not. */
    private static final List<String> ABROAD =
            List.of("CN", "CN", "CN", "HK", "TR", "AE", "IN", "TW", "BG", "PL", "GB", "NL", "US", "JP", "BR");

    /** Of these, outside of the territory in which the maker's goods may circulate: where parallel imports come from. */
    private static final List<String> OUTSIDE =
            List.of("CN", "CN", "HK", "TR", "AE", "IN", "GB", "US", "US", "JP", "BR");

    private final Dice dice;
    private final Phrases phrases = new Phrases();
    private final Map<SellerKind, List<Seller>> byKind = new EnumMap<>(SellerKind.class);
    private final Set<Integer> numbers = new HashSet<>();

    Sellers(Dice dice, int listings) {
        this.dice = dice;
        int sellers = Math.max(120, listings / 4);
        for (SellerKind kind : SellerKind.values()) {
            List<Seller> accounts = new ArrayList<>();
            for (int i = Math.max(3, sellers * kind.perThousand() / 1000); i > 0; i--) {
                accounts.add(account(kind));
            }
            byKind.put(kind, accounts);
        }
    }

    /**
     * A power of an even throw, so that the first accounts of a kind sell most, but none so much that its age or its rating
     * alone would mark it.
     */
    Seller any(SellerKind kind) {
        List<Seller> accounts = byKind.getOrDefault(kind, List.of());
        double at = dice.between(0.0, 1.0);
        return accounts.get((int) (Math.pow(at, 1.3) * accounts.size()));
    }

    private Seller account(SellerKind kind) {
        Marketplace marketplace = Marketplace.ALL.get(dice.weighted(Marketplace.SHARES));
        Language language = dice.pick(marketplace.languages());
        String buyers = dice.pick(marketplace.buyers(language));
        boolean shop = kind != SellerKind.PRIVATE && kind != SellerKind.HIJACKED;
        // Young accounts are among sellers of every kind, old ones as well: an age is a hint, not an answer.
        double young = switch (kind) {
            case CROOK -> .55;
            case IMITATOR -> .3;
            case HIJACKED -> 0;
            default -> .16;
        };
        int age =
                dice.chance(young) ? dice.between(2, 220) : dice.between(kind == SellerKind.HIJACKED ? 900 : 120, 6400);
        int feedback = switch (kind) {
            case PRIVATE -> dice.between(0, 160);
            case CROOK -> (int) Math.min(90_000, age * Math.exp(dice.between(-4.5, .8)));
            default -> (int) Math.min(90_000, age * Math.exp(dice.between(-3.2, 2.2)));
        };
        // The share of bad ratings is skewed: most accounts have few, some of every kind have many.
        double bad = switch (kind) {
            case CROOK -> .035;
            case IMITATOR, GREY_TRADER -> .02;
            default -> .012;
        };
        if (dice.chance(.06)) {
            bad *= 6;
        }
        double positive = 1 - Math.min(.3, bad * Math.exp(.9 * dice.bell()));
        double abroad = switch (kind) {
            case CROOK -> .55;
            case IMITATOR -> .7;
            case GREY_TRADER -> 1;
            case AFTERMARKET_SHOP, GENERAL_STORE, OTHER_PARTS_SHOP -> .25;
            default -> .05;
        };
        String home = dice.chance(abroad) ? dice.pick(kind == SellerKind.GREY_TRADER ? OUTSIDE : ABROAD) : buyers;
        return new Seller(
                kind,
                marketplace,
                language,
                marketplace.name().charAt(0) + "-" + number(),
                name(kind, language, ABROAD.subList(0, 4).contains(home)),
                age,
                feedback,
                Math.round(positive * 1000) / 1000.0,
                home,
                buyers,
                dice.chance(.6) ? "+44 7700 900" + dice.digits(3) : "parts" + dice.digits(3) + "@mail.example",
                Style.of(dice, shop));
    }

    /** In no order, so that an id tells nothing about its account. */
    private int number() {
        while (true) {
            int number = dice.between(100_000, 999_999);
            if (numbers.add(number)) {
                return number;
            }
        }
    }

    /** By whether it is a person, a dealer, a shop here or a shop in a country of factories; honest ones and others alike. */
    private String name(SellerKind kind, Language language, boolean factory) {
        String stem = dice.pick(STEMS);
        boolean person = switch (kind) {
            case PRIVATE, HIJACKED -> true;
            case CROOK -> dice.chance(.4);
            default -> dice.chance(.08);
        };
        if (person) {
            return stem + dice.pick("", "_", ".") + dice.pick(STEMS) + dice.digits(dice.between(0, 4));
        }
        if (kind == SellerKind.DEALER || dice.chance(.05)) {
            return phrases.say(dice, "dealername", language, capital(stem) + dice.pick("", capital(dice.pick(STEMS))));
        }
        if (factory && dice.chance(.5)) {
            return dice.pick(FACTORY_WORDS) + " " + dice.pick("Auto Parts Co.", "Industry", "Trading", "Machinery");
        }
        return (dice.chance(.12) ? dice.pick("original", "oem", "best", "genuine", "top") : capital(stem))
                + dice.pick("-", " ", "", "_")
                + dice.pick(SHOP_WORDS)
                + dice.pick("", "24", "_eu", "-shop", " Ltd", dice.digits(2));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
