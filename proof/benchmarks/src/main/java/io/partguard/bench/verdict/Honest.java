package io.partguard.bench.verdict;

import io.partguard.bench.verdict.Account.Trade;
import java.util.List;

/** The maker's goods by whoever resells them, goods from abroad, and the honest aftermarket. */
final class Honest {
    private static final List<String> BRANDS =
            List.of("Filtrano", "Ostermill", "Pragomot", "Sevalux", "Kraftolin", "Duromek", "Tecnorova", "Lindquell");
    private static final List<String> SUPPLIERS = List.of("Bremvalt", "Optiglasa", "Hydromora");
    /** Where the first sale of a parallel import was. */
    private static final List<String> OUTSIDE = List.of("US", "TR", "CN", "AE", "GB", "JP");

    private final Pen pen;
    private final Chance chance;
    private final Accounts accounts;
    private final Shelf shelf;

    Honest(Pen pen, Accounts accounts, Shelf shelf) {
        this.pen = pen;
        this.chance = pen.chance();
        this.accounts = accounts;
        this.shelf = shelf;
    }

    Draft genuine() {
        return switch (chance.drawn(44, 22, 27, 7)) {
            case 0 -> official();
            case 1 -> bargain();
            case 2 -> dismantled();
            default -> rebuilt();
        };
    }

    private Draft official() {
        Account who = accounts.of(chance.of(.75) ? Trade.FRANCHISE : Trade.EVERYTHING);
        Draft draft = new Draft("GENUINE", "official", who, shelf.any(who));
        ours(draft, .55, .85);
        pen.describe(draft, pen.say(chance.of(.7) ? "officialtext" : "plain", who));
        pen.finish(draft, shop(draft) * Math.min(1.15, chance.around(.88, .12)), "stnew", (int) chance.around(8, 1.1));
        return draft;
    }

    /** Cheap, often from somebody with few ratings, and all in order. */
    private Draft bargain() {
        Account who = accounts.of(Trade.PERSON);
        Draft draft = new Draft("GENUINE", "bargain", who, shelf.any(who));
        ours(draft, .6, .6);
        draft.title = draft.title + (chance.of(.6) ? " " + pen.say("fresh", who) : "");
        pen.describe(draft, pen.say("privatetext", who));
        pen.finish(draft, shop(draft) * Math.min(1, chance.around(.42, .45)), "stnew", chance.whole(1, 2));
        return draft;
    }

    private Draft dismantled() {
        Account who = accounts.of(chance.of(.7) ? Trade.DISMANTLER : Trade.PERSON);
        Draft draft = new Draft("GENUINE", "dismantled", who, shelf.any(who));
        ours(draft, .35, .55);
        draft.title = draft.title + " " + pen.say("worn", who);
        pen.describe(draft, pen.say("scraptext", who));
        pen.finish(draft, shop(draft) * Math.min(.9, chance.around(.24, .5)), "stused", 1);
        return draft;
    }

    private Draft rebuilt() {
        Account who = accounts.of(Trade.FRANCHISE);
        Draft draft = new Draft("GENUINE", "rebuilt", who, shelf.rebuilt(who));
        ours(draft, .7, .9);
        draft.title = draft.title + " " + pen.say("overhauled", who);
        pen.describe(draft, pen.say("officialtext", who));
        pen.finish(draft, shop(draft) * chance.around(.6, .15), "streman", (int) chance.around(3, .8));
        return draft;
    }

    Draft parallel() {
        Account who = accounts.of(Trade.EXPORTER);
        while (!who.buyers().territory()) {
            who = accounts.of(Trade.EXPORTER);
        }
        Draft draft = new Draft("PARALLEL_IMPORT", "imported", who, shelf.current(who));
        ours(draft, .6, .8);
        pen.describe(draft, pen.say("abroadtext", who, chance.one(OUTSIDE)));
        double cheapest = who.buyers().cheapest(piece(draft));
        double local = shop(draft);
        pen.finish(
                draft, cheapest + Math.max(0, local - cheapest) * chance.real(.05, .75), "stnew", chance.whole(1, 60));
        draft.from = chance.of(.75) ? who.home() : null;
        return draft;
    }

    Draft compatible() {
        Account who = accounts.of(chance.of(.75) ? Trade.PARTS_BRAND_SHOP : Trade.EVERYTHING);
        int way = chance.drawn(40, 12, 14, 7, 12, 4, 6, 5);
        String kind = List.of(
                        "suits",
                        "own_brand",
                        "numbers_listed",
                        "supplier_box",
                        "unbranded",
                        "misfiled",
                        "equal_quality",
                        "for_badge_part")
                .get(way);
        Piece piece = way == 7 ? shelf.current(who) : shelf.withoutBadge(who);
        Draft draft = new Draft("COMPATIBLE", kind, who, piece);
        String own = chance.one(way == 3 ? SUPPLIERS : BRANDS);
        String article = chance.letters(1) + chance.digits(chance.whole(4, 6)) + chance.one("", "A", "S");
        String vehicle = piece.make().label() + " " + pen.model(piece);
        String number = pen.written(piece, who);
        String name = piece.name(who.tongue());
        boolean numbered = way == 2 || chance.of(.6);
        String reference = !numbered ? "" : chance.of(.6) ? pen.say("number", who) + " " + number : number;
        switch (way) {
            case 1 -> pen.title(draft, own + " " + article, name, vehicle, reference);
            case 4 -> pen.title(draft, name, pen.say("suits", who) + " " + vehicle, reference);
            case 6 ->
                pen.title(draft, own, name, pen.say("suits", who) + " " + vehicle, pen.say("equal", who), reference);
            default ->
                pen.title(
                        draft,
                        name,
                        own + (chance.of(.6) ? " " + article : ""),
                        pen.say("suits", who) + " " + vehicle,
                        reference);
        }
        StringBuilder others = new StringBuilder();
        if (way == 2 || chance.of(.15)) {
            others.append(pen.say("number", who)).append(": ").append(number);
            for (int i = chance.whole(1, 3); i > 0; i--) {
                others.append(", ").append(Strangers.number(chance));
            }
        }
        String maker = way == 4 ? chance.one("OEM-Line", "Noname", "Import") : own;
        pen.describe(
                draft,
                pen.say(way == 3 ? "suppliertext" : "makertext", who, maker),
                others.toString(),
                chance.of(.2) ? pen.say("equal", who) + "." : "");
        draft.brand = switch (way) {
            case 4 -> chance.one("Noname", "", "Unbranded", "-");
            case 5 -> piece.make().label();
            default -> pen.sometimes(.8, own);
        };
        draft.number = switch (chance.drawn(4, 3, 3)) {
            case 0 -> article;
            case 1 -> numbered ? number : null;
            default -> null;
        };
        draft.gtin = pen.sometimes(.3, shelf.gtin("25"));
        double ratio = Math.min(1.1, chance.around(way == 3 ? .55 : .33, .4));
        pen.finish(draft, shop(draft) * ratio, "stnew", (int) chance.around(40, 1.4));
        return draft;
    }

    /** An offer of the maker's goods, as people write it. */
    private void ours(Draft draft, double claims, double numbers) {
        Piece piece = piece(draft);
        Account who = draft.seller;
        String label = piece.make().label();
        pen.title(
                draft,
                !chance.of(claims)
                        ? label
                        : chance.of(.5) ? label + " " + pen.say("claim", who) : pen.say("claim", who) + " " + label,
                piece.name(who.tongue()),
                chance.of(.55) ? pen.model(piece) : "",
                chance.of(numbers) ? pen.written(piece, who) : "");
        draft.brand = pen.sometimes(.7, label);
        draft.number = pen.sometimes(.55, pen.written(piece, who));
        draft.gtin = pen.sometimes(.2, piece.gtin());
        draft.image = chance.of(.12) ? piece.image() : null;
    }

    static Piece piece(Draft draft) {
        Piece piece = draft.piece;
        if (piece == null) {
            throw new IllegalStateException(draft.kind + " trades on no part");
        }
        return piece;
    }

    static double shop(Draft draft) {
        Piece piece = piece(draft);
        return draft.seller.buyers().shop(piece) * piece.pack();
    }
}
