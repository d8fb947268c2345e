package io.partguard.bench.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The same fakes again with the mark written so that filters miss it: what is caught of them, over what is caught of the
 * fakes as they were. Everything else of an offer stays as it is.
 */
enum Masked {
    CLEAN((name, chance) -> name),
    LOOK_ALIKES(Masks::twins),
    ZERO_WIDTH(Masks::widthless),
    SPACED_LETTERS(Masks::spread),
    LEET(Masks::digits);

    private final BiFunction<String, Chance, String> mask;

    Masked(BiFunction<String, Chance, String> mask) {
        this.mask = mask;
    }

    String kind() {
        return "masked_" + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** A copy of each fake that writes the mark openly, with the mark masked wherever it stands. */
    List<Draft> of(List<Draft> offers, Chance chance) {
        List<Draft> masked = new ArrayList<>();
        for (Draft offer : offers) {
            Piece piece = offer.piece;
            if (piece != null
                    && offer.verdict.equals("COUNTERFEIT")
                    && open(offer, piece.make().label())) {
                masked.add(masked(offer, piece, chance));
            }
        }
        return masked;
    }

    private static boolean open(Draft offer, String label) {
        return (offer.title + offer.brand + offer.description).contains(label);
    }

    private Draft masked(Draft offer, Piece piece, Chance chance) {
        String label = piece.make().label();
        // A seller keeps to one way of writing it.
        String written = mask.apply(label, chance);
        Draft copy = new Draft(offer.verdict, kind(), offer.seller, piece);
        copy.title = offer.title.replace(label, written);
        copy.description = replaced(offer.description, label, written);
        copy.brand = replaced(offer.brand, label, written);
        copy.number = offer.number;
        copy.gtin = offer.gtin;
        copy.price = offer.price;
        copy.pack = offer.pack;
        copy.state = offer.state;
        copy.stock = offer.stock;
        copy.from = offer.from;
        copy.image = offer.image;
        copy.ratingsHidden = offer.ratingsHidden;
        return copy;
    }

    private static @Nullable String replaced(@Nullable String text, String label, String written) {
        return text == null ? null : text.replace(label, written);
    }
}
