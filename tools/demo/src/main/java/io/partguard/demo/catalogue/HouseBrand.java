package io.partguard.demo.catalogue;

import io.partguard.demo.Dice;
import java.util.List;
import java.util.Locale;

/** The brands of the fictional Aldervane group. Names, models and numbers are invented; each has its own shape of number. */
public enum HouseBrand {
    /** Cars; 3-3-3 and up to two index letters, never the letter O: {@code 5N0 615 301 AC}. */
    KARVESSA('K', "Karvessa", 1.0, "2090001", "Solan", "Tirel", "Ombrado", "Vesper", "Caldo", "Marinor", "Lyrant"),
    /** Cars; 11 digits: {@code 34 11 6 850 886}. */
    OSTROWEN('O', "Ostrowen", 1.45, "2090002", "S40", "S60", "X-Line", "Meridan", "Corvane", "R9"),
    /** Trucks; a letter and 10 digits, often written without the letter: {@code T 205 421 10 12}. */
    TOLMUND('T', "Tolmund", 1.75, "2090003", "Hauler 18", "Hauler 26", "Citora", "Longway", "Tipper 41"),
    /** Cars; 5-5: {@code 43512-0D140}. */
    MIYUZORA('M', "Miyuzora", .85, "2090004", "Hikara", "Noma", "Suiren", "Tabiko", "Kaede"),
    /** Electrics and injection for all makers; 10 digits, the first is a zero: {@code 0 281 002 315}. */
    BRENVOLT('B', "Brenvolt", 1.1, "2090005", "Solan", "S60", "Hikara", "Longway", "Meridan"),
    /** Machines; three digits, a slash and five or six: {@code 331/192834}. */
    GRUNDHELM('G', "Grundhelm", 1.9, "2090006", "GX 140", "GX 220", "L 60", "Baustar 8", "Kompakt 35");

    private static final String INDEX_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final List<String> GENERATIONS =
            List.of("1K0", "3C0", "5N0", "5Q0", "6R0", "7H0", "8E0", "4F0", "2G0", "5G1", "8V4", "1J0", "6J3", "7L6");

    private final char letter;
    private final String label;
    private final double priceFactor;
    private final String gtinPrefix;
    private final List<String> models;

    HouseBrand(char letter, String label, double priceFactor, String gtinPrefix, String... models) {
        this.letter = letter;
        this.label = label;
        this.priceFactor = priceFactor;
        this.gtinPrefix = gtinPrefix;
        this.models = List.of(models);
    }

    public char letter() {
        return letter;
    }

    /** The name as the maker writes it. */
    public String label() {
        return label;
    }

    public double priceFactor() {
        return priceFactor;
    }

    public List<String> models() {
        return models;
    }

    /** Begins with 209: a range that GS1 leaves to companies for use inside, so that no real article has it. */
    String gtinPrefix() {
        return gtinPrefix;
    }

    /** A number of this brand's shape for a part of the three-digit {@code group}, as printed. */
    public String number(String group, Dice dice) {
        return switch (this) {
            case KARVESSA -> dice.pick(GENERATIONS) + " " + group + " " + dice.digits(3) + index(dice);
            case OSTROWEN ->
                group.substring(0, 2) + " " + dice.between(10, 79) + " " + dice.between(1, 9) + " " + dice.digits(3)
                        + " " + dice.digits(3);
            case TOLMUND -> "T " + dice.between(120, 989) + " " + group + " " + dice.digits(2) + " " + dice.digits(2);
            case MIYUZORA -> group.substring(0, 2) + dice.digits(3) + "-" + second(dice);
            case BRENVOLT -> "0 " + group.charAt(0) + dice.digits(2) + " " + dice.digits(3) + " " + dice.digits(3);
            case GRUNDHELM -> group + "/" + dice.digits(dice.chance(.4) ? 5 : 6);
        };
    }

    /** What {@link #number} prints, as a regular expression. */
    public String shape() {
        return switch (this) {
            case KARVESSA -> "[1-9][A-NP-Z][0-9] [0-9]{3} [0-9]{3}( [A-NP-Z]{1,2})?";
            case OSTROWEN -> "[0-9]{2} [0-9]{2} [0-9] [0-9]{3} [0-9]{3}";
            case TOLMUND -> "T [0-9]{3} [0-9]{3} [0-9]{2} [0-9]{2}";
            case MIYUZORA -> "[0-9]{5}-[0-9A-Z]{5}";
            case BRENVOLT -> "0 [0-9]{3} [0-9]{3} [0-9]{3}";
            case GRUNDHELM -> "[0-9]{3}/[0-9]{5,6}";
        };
    }

    /**
     * The number that follows {@code number} when the maker improves the part: the next index letter, or the last digits
     * moved on.
     */
    String successor(String number) {
        if (this == KARVESSA) {
            String[] groups = number.split(" ");
            String index = groups.length > 3 ? groups[3] : "";
            return groups[0] + " " + groups[1] + " " + groups[2] + " " + nextIndex(index);
        }
        int from = number.length() - 1;
        while (from > 0 && Character.isDigit(number.charAt(from - 1)) && number.length() - from < 3) {
            from--;
        }
        if (!Character.isDigit(number.charAt(number.length() - 1))) {
            return number.substring(0, number.length() - 1) + "7";
        }
        String tail = number.substring(from);
        int modulus = (int) Math.pow(10, tail.length());
        return number.substring(0, from)
                + String.format(Locale.ROOT, "%0" + tail.length() + "d", (Integer.parseInt(tail) + 3) % modulus);
    }

    private static String nextIndex(String index) {
        if (index.isEmpty()) {
            return "A";
        }
        char last = index.charAt(index.length() - 1);
        int at = INDEX_LETTERS.indexOf(last);
        return at < INDEX_LETTERS.length() - 1
                ? index.substring(0, index.length() - 1) + INDEX_LETTERS.charAt(at + 1)
                : (index.length() == 1 ? "AA" : "A");
    }

    private static String index(Dice dice) {
        if (dice.chance(.3)) {
            return "";
        }
        String letters = String.valueOf(INDEX_LETTERS.charAt(dice.below(8)));
        return " " + (dice.chance(.2) ? letters + INDEX_LETTERS.charAt(dice.below(12)) : letters);
    }

    private static String second(Dice dice) {
        return dice.chance(.5)
                ? dice.digits(5)
                : dice.digits(1) + INDEX_LETTERS.charAt(dice.below(INDEX_LETTERS.length())) + dice.digits(3);
    }
}
