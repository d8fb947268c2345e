package io.partguard.bench.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what every offer has, with the same habits whoever writes: which fields are given, how prices end, how much is
 * in stock by trade, where a title is cut. Nothing here knows whether an offer is honest.
 */
final class Pen {
    private static final int LONGEST_TITLE = 110;

    private final Chance chance;
    private final Wordings wordings;
    private final Pictures pictures;

    Pen(Chance chance) {
        this.chance = chance;
        this.pictures = new Pictures(chance);
        this.wordings = new Wordings(chance);
    }

    Chance chance() {
        return chance;
    }

    String say(String key, Account who) {
        return wordings.say(key, who.tongue());
    }

    String say(String key, Account who, String filled) {
        return wordings.say(key, who.tongue(), filled);
    }

    boolean maybe(double probability) {
        return chance.of(probability);
    }

    /** Joins what is there; one title in four has its pieces in another order. */
    void title(Draft draft, String... pieces) {
        List<String> there = new ArrayList<>();
        for (String piece : pieces) {
            if (!piece.isBlank()) {
                there.add(piece.strip());
            }
        }
        if (there.size() > 2 && chance.of(.25)) {
            there.add(there.removeFirst());
        }
        String text = String.join(chance.one(" ", " ", " ", ", ", " · "), there);
        if (draft.seller.shouts()) {
            text = chance.one("** ", ">> ", "") + text.toUpperCase(Locale.ROOT) + chance.one(" !!", "", " **");
        }
        draft.title = text.codePointCount(0, text.length()) <= LONGEST_TITLE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TITLE)).strip();
    }

    void describe(Draft draft, String... sentences) {
        List<String> there = new ArrayList<>();
        for (String sentence : sentences) {
            if (!sentence.isBlank()) {
                there.add(sentence);
            }
        }
        if (chance.of(.3)) {
            there.add(chance.whole(0, there.size()), say("plain", draft.seller));
        }
        draft.description = there.isEmpty() || chance.of(.18) ? null : text(draft, String.join(" ", there));
    }

    /** Who writes one text for all goods of a kind wrote it with the first; one that names a number is for one part. */
    private static String text(Draft draft, String written) {
        Account who = draft.seller;
        Piece piece = draft.piece;
        return who.repeats() && (piece == null || !Piece.bare(written).contains(Piece.bare(piece.number())))
                ? who.house().text(draft.kind + who.tongue(), written)
                : written;
    }

    /** The model, sometimes with years. */
    String model(Piece piece) {
        int year = chance.whole(2004, 2019);
        return piece.model() + chance.one("", "", " " + year, " " + year + "-" + (year + chance.whole(3, 7)));
    }

    String written(Piece piece, Account who) {
        return who.write(piece.number());
    }

    /** Fields that any offer may have. */
    void finish(Draft draft, double asked, String state, int stock) {
        double amount = asked * draft.seller.level();
        double whole = Math.floor(amount);
        draft.price = Math.max(
                .99,
                chance.of(.55)
                        ? amount
                        : chance.of(.5) ? whole + .99 : chance.of(.5) ? whole + .95 : Math.rint(amount));
        if (chance.of(.03)) {
            draft.price = null;
        }
        draft.state = chance.of(.85) ? say(state, draft.seller) : null;
        draft.stock = chance.of(.6) ? Integer.valueOf(stock) : null;
        draft.from = chance.of(.55) ? from(draft.seller) : null;
        draft.ratingsHidden = chance.of(.09);
        if (draft.piece != null && draft.piece.pack() > 1 && chance.of(.7)) {
            draft.pack = draft.piece.pack();
        }
        if (draft.image == null && chance.of(.8)) {
            draft.image = draft.piece == null ? Pictures.fresh(chance) : pictures.of(draft.seller, draft.piece);
        }
    }

    /** From home, or from a warehouse that shops of every kind rent. */
    private String from(Account who) {
        return chance.of(.14) ? chance.one("CN", "PL", "DE", "NL", who.buyers().code()) : who.home();
    }

    @Nullable String sometimes(double probability, @Nullable String value) {
        return chance.of(probability) ? value : null;
    }
}
