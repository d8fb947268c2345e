package io.partguard.demo.feed;

import io.partguard.demo.Dice;
import io.partguard.demo.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

    private final Dice dice;
    private final Phrases phrases = new Phrases();
    private final Map<SellerKind, List<Seller>> byKind = new EnumMap<>(SellerKind.class);
    private int count;

    Sellers(Dice dice, int listings) {
        this.dice = dice;
        int sellers = Math.max(120, listings / 7);
        for (SellerKind kind : SellerKind.values()) {
            List<Seller> accounts = new ArrayList<>();
            for (int i = Math.max(3, sellers * kind.perThousand() / 1000); i > 0; i--) {
                accounts.add(account(kind));
            }
            byKind.put(kind, accounts);
        }
    }

    /** The square of an even throw, so that the first accounts of a kind sell most. */
    Seller any(SellerKind kind) {
        List<Seller> accounts = byKind.getOrDefault(kind, List.of());
        double at = dice.between(0.0, 1.0);
        return accounts.get((int) (at * at * accounts.size()));
    }

    private Seller account(SellerKind kind) {
        Marketplace marketplace = Marketplace.ALL.get(dice.weighted(Marketplace.SHARES));
        Language language = dice.pick(marketplace.languages());
        String buyers = dice.pick(marketplace.buyers(language));
        boolean shop = kind != SellerKind.PRIVATE && kind != SellerKind.HIJACKED;
        int age = switch (kind) {
            case CROOK -> dice.chance(.75) ? dice.between(2, 160) : dice.between(160, 1500);
            case IMITATOR -> dice.between(30, 1800);
            case GREY_TRADER -> dice.between(90, 3200);
            case HIJACKED -> dice.between(1500, 6200);
            default -> dice.chance(.12) ? dice.between(5, 120) : dice.between(120, 6400);
        };
        int feedback = switch (kind) {
            case CROOK -> dice.chance(.7) ? dice.between(0, 40) : dice.between(40, 900);
            case PRIVATE -> dice.between(0, 160);
            case HIJACKED -> dice.between(300, 5200);
            default -> (int) Math.min(90_000, age * Math.exp(dice.between(-2.5, 2.2)));
        };
        double positive = switch (kind) {
            case CROOK -> dice.between(.78, 1.0);
            case IMITATOR, GREY_TRADER -> dice.between(.9, .998);
            default -> dice.chance(.05) ? dice.between(.88, .96) : dice.between(.96, 1.0);
        };
        String home = switch (kind) {
            case CROOK -> dice.pick("CN", "CN", "HK", "TR", "AE", buyers, buyers, "BG");
            case IMITATOR -> dice.pick("CN", "CN", "CN", "TR", "IN", "TW");
            case GREY_TRADER -> dice.pick("US", "AE", "CN", "IN", "BR", "TR", "JP");
            case AFTERMARKET_SHOP, GENERAL_STORE -> dice.chance(.12) ? dice.pick("CN", "PL", "GB", "NL") : buyers;
            default -> dice.chance(.06) ? dice.pick("PL", "NL", "DE", "AT") : buyers;
        };
        count++;
        return new Seller(
                kind,
                marketplace,
                language,
                marketplace.name().charAt(0) + "-" + (100_000 + count * 37),
                name(kind, language),
                age,
                feedback,
                Math.round(positive * 1000) / 1000.0,
                home,
                buyers,
                dice.chance(.6) ? "+44 7700 900" + dice.digits(3) : "parts" + dice.digits(3) + "@mail.example",
                Style.of(dice, shop));
    }

    private String name(SellerKind kind, Language language) {
        String stem = dice.pick(STEMS);
        return switch (kind) {
            case PRIVATE, HIJACKED ->
                stem + dice.pick("", "_", ".") + dice.pick(STEMS) + dice.digits(dice.between(0, 4));
            case IMITATOR ->
                dice.pick(FACTORY_WORDS) + " " + dice.pick("Auto Parts Co.", "Industry", "Trading", "Machinery");
            case CROOK ->
                dice.chance(.4)
                        ? stem + dice.digits(4)
                        : dice.pick("original", "oem", "best", "genuine") + "_" + dice.pick(SHOP_WORDS)
                                + dice.digits(2);
            case DEALER ->
                phrases.say(dice, "dealername", language, capital(stem) + dice.pick("", capital(dice.pick(STEMS))));
            default ->
                capital(stem)
                        + dice.pick("-", " ", "")
                        + dice.pick(SHOP_WORDS)
                        + dice.pick("", "24", "_eu", "-shop", " Ltd");
        };
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
