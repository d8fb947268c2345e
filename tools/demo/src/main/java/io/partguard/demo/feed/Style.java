package io.partguard.demo.feed;

import io.partguard.demo.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a seller writes: a habit, kept in most of their titles.
 *
 * @param order 0 to 4, in which order the pieces of a title come
 * @param number 0 as printed, 1 without separators, 2 with dashes, 3 with dots, 4 lower case without separators
 * @param hype words and signs around the title
 */
record Style(int order, String separator, boolean upper, boolean lower, int number, boolean hype) {

    static Style of(Dice dice, boolean shop) {
        return new Style(
                dice.below(5),
                dice.pick(" ", " ", " ", " ", " - ", " | ", ", ", " / "),
                dice.chance(.1),
                !shop && dice.chance(.2),
                dice.weighted(40, 34, 8, 3, shop ? 1 : 8),
                dice.chance(shop ? .04 : .1));
    }

    String write(String number) {
        return switch (number()) {
            case 1 -> number.replaceAll("[ -]", "");
            case 2 -> number.replace(' ', '-');
            case 3 -> number.replace(' ', '.');
            case 4 -> number.replaceAll("[ -]", "").toLowerCase(Locale.ROOT);
            default -> number;
        };
    }

    /** Puts the pieces of a title in this seller's order. Empty pieces are left out. */
    String title(Dice dice, List<String> pieces, int most) {
        List<String> ordered =
                new ArrayList<>(pieces.stream().filter(p -> !p.isBlank()).toList());
        switch (order) {
            case 1 -> java.util.Collections.rotate(ordered, 1);
            case 2 -> java.util.Collections.reverse(ordered);
            case 3 -> java.util.Collections.rotate(ordered, -1);
            case 4 -> dice.shuffle(ordered);
            default -> {}
        }
        StringBuilder title = new StringBuilder();
        for (String piece : ordered) {
            // Sellers put their separator between some pieces only.
            title.append(title.isEmpty() ? "" : dice.chance(.6) ? separator : " ")
                    .append(piece);
        }
        String written = title.toString();
        if (hype && dice.chance(.6)) {
            written = dice.pick("TOP! ", "!!! ", "★ ", "NEW! ", "🔥") + written + dice.pick("", " !!!", " ✅", " TOP");
        }
        written = upper ? written.toUpperCase(Locale.ROOT) : lower ? written.toLowerCase(Locale.ROOT) : written;
        return cut(written, most);
    }

    /** Marketplaces cut a title where it is full, sometimes inside a word, never inside a character. */
    static String cut(String title, int most) {
        if (title.codePointCount(0, title.length()) <= most) {
            return title;
        }
        return title.substring(0, title.offsetByCodePoints(0, most)).strip();
    }
}
