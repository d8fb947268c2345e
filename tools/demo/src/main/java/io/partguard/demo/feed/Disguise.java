package io.partguard.demo.feed;

import io.partguard.demo.Dice;
import io.partguard.demo.catalogue.HouseBrand;
import java.util.List;
import java.util.Locale;

/** Ways to write a name so that a reader sees it and a filter does not, and names that are only near to it. */
final class Disguise {
    private static final String LATIN = "aceopxyiABEHKMOPTX";
    private static final String CYRILLIC = "асеорхуіАВЕНКМОРТХ";

    private Disguise() {}

    /** One to three letters of another script that look the same. At least one, else every {@code o} becomes omicron. */
    static String homoglyph(String name, Dice dice) {
        StringBuilder written = new StringBuilder(name);
        int wanted = dice.between(1, 3);
        int done = 0;
        int start = dice.below(name.length());
        for (int i = 0; i < name.length() && done < wanted; i++) {
            int at = (start + i) % name.length();
            int twin = LATIN.indexOf(name.charAt(at));
            if (twin >= 0) {
                written.setCharAt(at, CYRILLIC.charAt(twin));
                done++;
            }
        }
        return written.toString();
    }

    /** A character without width between two letters. */
    static String zeroWidth(String name, Dice dice) {
        String nothing = dice.pick("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff");
        int at = dice.between(1, name.length() - 1);
        return name.substring(0, at) + nothing + name.substring(at);
    }

    /** {@code K A R V E S S A}, {@code K.a.r.v.e.s.s.a}. */
    static String spaced(String name, Dice dice) {
        String between = dice.pick(" ", " ", ".", "-", "_", "*");
        String letters = dice.chance(.6) ? name.toUpperCase(Locale.ROOT) : name;
        return String.join(between, letters.split(""));
    }

    /** {@code K4rv3ssa}: digits for one to all of the letters that have one. */
    static String leet(String name, Dice dice) {
        List<String> pairs = List.of("a4", "e3", "o0", "i1", "s5", "t7", "O0", "B8");
        String written = name;
        int wanted = dice.between(1, 3);
        for (int i = 0, from = dice.below(pairs.size()); i < pairs.size() && wanted > 0; i++) {
            String pair = pairs.get((from + i) % pairs.size());
            String next = written.replace(pair.charAt(0), pair.charAt(1));
            wanted -= next.equals(written) ? 0 : 1;
            written = next;
        }
        return written;
    }

    /** A name that a reader can tell apart and is meant to think of ours with: {@code Karwessa, Karvezza, Carvessan}. */
    static String near(HouseBrand brand, Dice dice) {
        String name = brand.label();
        String near = switch (dice.below(7)) {
            case 0 -> name.substring(0, name.length() - 1) + dice.pick("o", "i", "an", "ex", "us");
            case 1 -> name.replaceFirst("ss|w|lm|z|nv|nd", dice.pick("zz", "vv", "rm", "s"));
            case 2 -> name.substring(0, 2) + name.substring(3);
            case 3 -> name + dice.pick("tech", "line", "parts", "o", "is");
            case 4 -> dice.pick("C", "G", "D", "P", "V").concat(name.substring(1));
            case 5 -> name.substring(0, 3) + name.charAt(4) + name.charAt(3) + name.substring(5);
            default -> name.substring(0, 4) + dice.pick("o", "a", "u", "el") + name.substring(5);
        };
        return near.equalsIgnoreCase(name) ? name + "ix" : near;
    }
}
