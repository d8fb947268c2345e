package io.partguard.bench.verdict;

import io.partguard.bench.verdict.Account.Trade;
import java.util.List;

/** Most of a market: goods of every kind, and parts of and for makers that are not ours. */
final class Strangers {
    private static final List<String> MAKERS = List.of("Roadmere", "Castellani", "Hirodan", "Velsar", "Brisanne");
    private static final List<String> NAMES =
            List.of("Noxley", "Pellaro", "Wintera", "Dorvane", "Skylark-Home", "Bergolin", "Amaro", "Quintos");

    private final Pen pen;
    private final Chance chance;
    private final Accounts accounts;
    private final Shelf shelf;
    private final List<String[]> goods = Lists.rows("goods.txt");
    private final List<String[]> kinds = Lists.rows("kinds.txt");

    Strangers(Pen pen, Accounts accounts, Shelf shelf) {
        this.pen = pen;
        this.chance = pen.chance();
        this.accounts = accounts;
        this.shelf = shelf;
    }

    /** A number of another maker; some look like ours. */
    static String number(Chance chance) {
        return switch (chance.drawn(3, 3, 3, 1)) {
            case 0 -> chance.letters(2) + "-" + chance.digits(6);
            case 1 -> chance.digits(3) + " " + chance.digits(3) + " " + chance.digits(2);
            case 2 -> chance.digits(8);
            default -> "HB" + chance.digits(4) + "-" + chance.digits(3);
        };
    }

    Draft any() {
        return switch (chance.drawn(60, 16, 16, 8)) {
            case 0 -> goods();
            case 1 -> otherMaker();
            case 2 -> aftermarketForOthers();
            default -> industrial();
        };
    }

    private Draft goods() {
        Account who = accounts.of(
                switch (chance.drawn(62, 30, 8)) {
                    case 0 -> Trade.EVERYTHING;
                    case 1 -> Trade.PERSON;
                    default -> Trade.STOLEN;
                });
        String[] row = chance.one(goods);
        Draft draft = new Draft("NOT_OURS", "goods", who, null);
        String brand = chance.one(NAMES);
        String number = chance.letters(chance.whole(1, 3)) + chance.digits(chance.whole(2, 4));
        pen.title(
                draft,
                chance.of(.7) ? brand : "",
                row[2 + who.tongue().ordinal()],
                chance.of(.4) ? number : "",
                chance.of(.2) ? pen.say("fresh", who) : "");
        pen.describe(draft, pen.say("plain", who));
        draft.brand = pen.sometimes(.6, brand);
        draft.number = pen.sometimes(.3, number);
        money(draft, Double.parseDouble(row[1]), .5);
        return draft;
    }

    private Draft otherMaker() {
        boolean worn = chance.of(.45);
        Account who = accounts.of(worn ? Trade.DISMANTLER : chance.of(.5) ? Trade.FRANCHISE : Trade.EVERYTHING);
        String[] kind = chance.one(kinds);
        Draft draft = new Draft("NOT_OURS", worn ? "other_maker_worn" : "other_maker_new", who, null);
        String maker = chance.one(MAKERS);
        String number = number(chance);
        pen.title(
                draft,
                (chance.of(.5) ? pen.say("claim", who) + " " : "") + maker,
                kind[4 + who.tongue().ordinal()],
                chance.of(.7) ? number : "",
                worn ? pen.say("worn", who) : "");
        pen.describe(draft, pen.say(worn ? "scraptext" : "officialtext", who));
        draft.brand = pen.sometimes(.7, maker);
        draft.number = pen.sometimes(.5, number);
        money(draft, Double.parseDouble(kind[1]) * (worn ? .3 : .9), .4);
        draft.state = pen.sometimes(.85, pen.say(worn ? "stused" : "stnew", who));
        return draft;
    }

    private Draft aftermarketForOthers() {
        Account who = accounts.of(Trade.PARTS_BRAND_SHOP);
        String[] kind = chance.one(kinds);
        Draft draft = new Draft("NOT_OURS", "aftermarket_for_others", who, null);
        String own = chance.one("Filtrano", "Ostermill", "Pragomot", "Duromek", "Lindquell");
        pen.title(
                draft,
                own,
                kind[4 + who.tongue().ordinal()],
                pen.say("suits", who) + " " + chance.one(MAKERS),
                chance.of(.5) ? pen.say("number", who) + " " + number(chance) : "");
        pen.describe(draft, pen.say("makertext", who, own));
        draft.brand = pen.sometimes(.8, own);
        money(draft, Double.parseDouble(kind[1]) * .35, .4);
        return draft;
    }

    private Draft industrial() {
        Account who = accounts.of(Trade.EVERYTHING);
        String[] kind = chance.one(kinds);
        Draft draft = new Draft("NOT_OURS", "industrial", who, null);
        String number = chance.one(number(chance), chance.digits(10), chance.digits(5) + "-" + chance.letters(2));
        pen.title(draft, chance.one(NAMES), kind[4 + who.tongue().ordinal()], number);
        pen.describe(draft, pen.say("plain", who));
        draft.number = pen.sometimes(.6, number);
        money(draft, 40, .9);
        return draft;
    }

    private void money(Draft draft, double euros, double spread) {
        draft.gtin = pen.sometimes(.25, shelf.gtin("25"));
        pen.finish(
                draft,
                chance.around(euros, spread) * draft.seller.buyers().rate(),
                draft.seller.trade() == Trade.PERSON ? "stused" : "stnew",
                draft.seller.trade() == Trade.PERSON ? 1 : (int) chance.around(40, 1.4));
    }
}
