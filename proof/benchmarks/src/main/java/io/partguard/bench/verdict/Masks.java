package io.partguard.bench.verdict;

import java.util.Locale;
import java.util.Map;

/** How a name is written so that filters miss it, and names that are only near to it. */
final class Masks {
    private static final Map<Character, String> TWINS = Map.ofEntries(
            Map.entry('a', "аα"),
            Map.entry('o', "оο"),
            Map.entry('e', "е"),
            Map.entry('c', "сϲ"),
            Map.entry('i', "іι"),
            Map.entry('r', "г"),
            Map.entry('k', "кκ"),
            Map.entry('v', "ν"),
            Map.entry('H', "НΗ"),
            Map.entry('T', "ТΤ"),
            Map.entry('C', "СϹ"),
            Map.entry('N', "Ν"),
            Map.entry('W', "Ԝ"));
    private static final Map<Character, Character> DIGITS =
            Map.of('a', '4', 'e', '3', 'o', '0', 'i', '1', 'l', '1', 't', '7', 'b', '8', 's', '5');

    private Masks() {}

    static String twins(String name, Chance chance) {
        StringBuilder text = new StringBuilder(name);
        int left = chance.whole(1, 4);
        for (int i = 0; i < text.length() && left > 0; i++) {
            String twins = TWINS.get(text.charAt(i));
            if (twins != null && (chance.of(.7) || i == text.length() - 2)) {
                text.setCharAt(i, twins.charAt(chance.whole(0, twins.length() - 1)));
                left--;
            }
        }
        return text.toString().equals(name)
                ? name.replace('e', 'е').replace('o', 'о').replace('a', 'а')
                : text.toString();
    }

    static String widthless(String name, Chance chance) {
        StringBuilder text = new StringBuilder(name);
        for (int i = chance.whole(1, 2); i > 0; i--) {
            text.insert(chance.whole(1, text.length() - 1), chance.one("\u200b", "\u200d", "\u2063", "\u00ad"));
        }
        return text.toString();
    }

    static String spread(String name, Chance chance) {
        String letters = chance.of(.5) ? name.toUpperCase(Locale.ROOT) : name;
        return String.join(chance.one(" ", " ", "-", ".", "/"), letters.split(""));
    }

    static String digits(String name, Chance chance) {
        StringBuilder text = new StringBuilder(name);
        int left = chance.whole(1, 3);
        for (int i = 1; i < text.length() && left > 0; i++) {
            Character digit = DIGITS.get(text.charAt(i));
            if (digit != null && chance.of(.8)) {
                text.setCharAt(i, digit);
                left--;
            }
        }
        return text.toString().equals(name) ? name.replaceFirst("[aeiot]", "0") : text.toString();
    }

    /** A reader sees that it is another name and thinks of ours. */
    static String near(String name, Chance chance) {
        int at = chance.whole(2, name.length() - 2);
        String near = switch (chance.whole(0, 5)) {
            case 0 -> name.substring(0, at) + name.charAt(at) + name.substring(at);
            case 1 -> name.substring(0, at) + name.substring(at + 1);
            case 2 -> name.substring(0, name.length() - 2) + chance.one("er", "on", "ia", "ux");
            case 3 -> name.substring(0, at) + chance.one("y", "u", "h", "z") + name.substring(at + 1);
            case 4 -> chance.one("S", "B", "M", "L", "F") + name.substring(1);
            default -> name + chance.one("ex", "co", "i", "max");
        };
        return near.equalsIgnoreCase(name) ? name + "x" : near;
    }
}
