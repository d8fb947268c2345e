package io.partguard.bench.verdict;

import io.partguard.bench.verdict.Account.Trade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fakes, by kind of attack. Prices, stocks, ages, words and origin overlap with honest offers; some attacks leave little
 * that anyone could see, and stay in the count.
 */
final class Attacks {
    static final List<String> KINDS = List.of(
            "open_mark",
            "homoglyph",
            "zero_width",
            "spaced_letters",
            "leet",
            "invented_number",
            "stolen_account",
            "near_list_price",
            "mark_in_text_only",
            "near_name",
            "number_as_own",
            "near_name_invented_number",
            "look");

    private final Pen pen;
    private final Chance chance;
    private final Accounts accounts;
    private final Shelf shelf;

    Attacks(Pen pen, Accounts accounts, Shelf shelf) {
        this.pen = pen;
        this.chance = pen.chance();
        this.accounts = accounts;
        this.shelf = shelf;
    }

    /** Every kind in turn, so that each is frequent enough to be counted apart. */
    Draft of(String kind) {
        Account who = accounts.of(trade(kind), manner(kind));
        Piece piece = worthwhile(who);
        String label = piece.make().label();
        return switch (kind) {
            case "open_mark" -> marked(kind, who, piece, label, .4, .75);
            case "homoglyph" -> marked(kind, who, piece, Masks.twins(label, chance), .45, .5);
            case "zero_width" -> marked(kind, who, piece, Masks.widthless(label, chance), .45, .5);
            case "spaced_letters" -> marked(kind, who, piece, Masks.spread(label, chance), .45, .5);
            case "leet" -> marked(kind, who, piece, Masks.digits(label, chance), .45, .5);
            case "invented_number" -> invented(who, piece);
            case "stolen_account" -> marked(kind, who, piece, label, .4, .6);
            case "near_list_price" -> marked(kind, who, piece, label, .88, .4);
            case "mark_in_text_only" -> inTextOnly(who, piece);
            case "near_name", "number_as_own", "near_name_invented_number", "look" -> lookalike(kind, who, piece);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private Trade trade(String kind) {
        return switch (kind) {
            case "stolen_account" -> Trade.STOLEN;
            case "near_name", "number_as_own", "near_name_invented_number", "look" ->
                chance.of(.8) ? Trade.LOOKALIKE_MAKER : Trade.FAKE_SHOP;
            default -> Trade.FAKE_SHOP;
        };
    }

    /** A shop has its manner and mostly keeps to it: who masks the mark masks it everywhere. */
    private String manner(String kind) {
        String own = switch (kind) {
            case "homoglyph", "zero_width", "spaced_letters", "leet" -> "masked";
            case "open_mark", "mark_in_text_only", "invented_number" -> "open";
            case "near_list_price" -> "dear";
            case "near_name", "near_name_invented_number" -> "named";
            case "number_as_own", "look" -> "nameless";
            default -> "";
        };
        return own.isEmpty() || chance.of(.8) ? own : chance.one("masked", "open", "dear", "named", "nameless");
    }

    private Piece worthwhile(Account who) {
        while (true) {
            Piece piece = shelf.current(who);
            if (piece.euros() > 20) {
                return piece;
            }
        }
    }

    private Draft marked(String kind, Account who, Piece piece, String mark, double ratio, double boasts) {
        Draft draft = new Draft("COUNTERFEIT", kind, who, piece);
        write(draft, mark, pen.written(piece, draft.seller), boasts);
        draft.gtin = pen.sometimes(.12, piece.gtin());
        finish(draft, ratio);
        return draft;
    }

    private void write(Draft draft, String mark, String number, double boasts) {
        Account who = draft.seller;
        Piece piece = Honest.piece(draft);
        pen.title(
                draft,
                chance.of(.6) ? pen.say("claim", who) + " " + mark : mark,
                piece.name(who.tongue()),
                chance.of(.5) ? pen.model(piece) : "",
                chance.of(.8) ? number : "",
                chance.of(.25) ? pen.say("fresh", who) : "");
        words(draft, boasts);
        draft.brand = mark.equals(piece.make().label()) ? pen.sometimes(.6, mark) : pen.sometimes(.4, mark);
        draft.number = pen.sometimes(.5, number);
        draft.image = chance.of(.3) ? piece.image() : null;
    }

    private void words(Draft draft, double boasts) {
        Account who = draft.seller;
        pen.describe(
                draft,
                chance.of(boasts) ? pen.say("boast", who) : pen.say("plain", who),
                chance.of(.25) ? pen.say("elsewhere", who, who.reach()) : "");
    }

    private Draft invented(Account account, Piece piece) {
        Draft draft = new Draft("COUNTERFEIT", "invented_number", account, piece);
        String number = draft.seller.write(shelf.unissued(piece));
        write(draft, piece.make().label(), number, .6);
        if (!draft.title.contains(number)) {
            draft.number = number;
        }
        finish(draft, .45);
        return draft;
    }

    /** The title names what it is and the number; that it is the maker's is said below, where filters look less. */
    private Draft inTextOnly(Account who, Piece piece) {
        Draft draft = new Draft("COUNTERFEIT", "mark_in_text_only", who, piece);
        String number = pen.written(piece, who);
        pen.title(draft, piece.name(who.tongue()), pen.model(piece), number, pen.say("fresh", who));
        draft.description = pen.say("claim", who) + " " + piece.make().label() + ". " + pen.say("boast", who);
        draft.number = pen.sometimes(.5, number);
        draft.image = chance.of(.3) ? piece.image() : null;
        finish(draft, .42);
        return draft;
    }

    private Draft lookalike(String kind, Account who, Piece piece) {
        Draft draft = new Draft("COPYCAT", kind, who, piece);
        String name = piece.name(who.tongue());
        String near = Masks.near(piece.make().label(), chance);
        String number = pen.written(piece, who);
        String style = pen.say("imitates", who);
        switch (kind) {
            case "near_name" -> {
                pen.title(draft, near, name, chance.of(.5) ? piece.model() : "", number, chance.of(.4) ? style : "");
                draft.brand = pen.sometimes(.7, near);
            }
            case "number_as_own" -> {
                number = number + chance.one("", "K", "-2", "P");
                pen.title(draft, name, number, style);
                draft.brand = chance.one("", "OEM", who.name());
            }
            case "near_name_invented_number" -> {
                number = who.write(shelf.unissued(piece));
                pen.title(draft, near, name, number, chance.of(.6) ? style : "");
                draft.brand = pen.sometimes(.9, near);
            }
            default -> {
                pen.title(draft, name, style, piece.model(), number);
                draft.brand = pen.sometimes(.4, near);
                draft.image = piece.image();
            }
        }
        words(draft, .1);
        draft.number = pen.sometimes(.6, number);
        finish(draft, .26);
        return draft;
    }

    private void finish(Draft draft, double ratio) {
        @Nullable String image = draft.image;
        pen.finish(draft, Honest.shop(draft) * Math.min(1.3, chance.around(ratio, .28)), "stnew", (int)
                chance.around(90, 1.3));
        draft.image = image == null ? draft.image : image;
    }
}
