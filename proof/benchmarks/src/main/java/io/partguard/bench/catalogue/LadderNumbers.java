package io.partguard.bench.catalogue;

import io.partguard.identity.PartNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Numbers of the shapes that brands print, invented: half of them scattered over each shape's range, half in runs of 50
 * consecutive ones, as makers issue them. Beside them whatever else is in the catalogue.
 */
final class LadderNumbers {
    private static final int RUN = 50;
    private static final int SHAPES = 5;

    private final List<String> sparse = new ArrayList<>();
    private final List<String> dense = new ArrayList<>();
    private final Map<String, Integer> issued = new HashMap<>();

    LadderNumbers(int numbers, long seed) {
        Random random = new Random(seed);
        while (sparse.size() < numbers / 2) {
            add(sparse, shaped(random.nextInt(SHAPES), ordinal(random)));
        }
        while (dense.size() < numbers / 2) {
            int shape = random.nextInt(SHAPES);
            long from = ordinal(random);
            for (int i = 0; i < RUN && dense.size() < numbers / 2; i++) {
                add(dense, shaped(shape, from + i));
            }
        }
    }

    private static long ordinal(Random random) {
        return (long) (random.nextDouble() * 9e8) + 100_000_000L;
    }

    /** Two ways of printing one number would leave open which of them is meant, so each normal form is issued once. */
    private void add(List<String> half, String number) {
        if (!issued.containsKey(new PartNumber(number).normalized())) {
            half.add(number);
            issue(number);
        }
    }

    /** Counts a number of the catalogue in. */
    void issue(String number) {
        issued.merge(new PartNumber(number).normalized(), 1, Integer::sum);
    }

    List<String> sparse() {
        return sparse;
    }

    List<String> dense() {
        return dense;
    }

    boolean isIssued(String normalized) {
        return issued.containsKey(normalized);
    }

    /** VW 3-3-3 and index letters, BMW 11 digits, Mercedes A and 10 digits, Toyota 5-5, Bosch 10 digits from zero on. */
    private static String shaped(int shape, long n) {
        String d = String.format(Locale.ROOT, "%011d", n);
        return switch (shape) {
            case 0 ->
                d.charAt(2) + "K" + d.charAt(3) + " " + d.substring(4, 7) + " " + d.substring(8, 11)
                        + (n % 3 == 0 ? "" : n % 3 == 1 ? " A" : " AA");
            case 1 -> "34 " + d.substring(2, 4) + " " + d.charAt(4) + " " + d.substring(5, 8) + " " + d.substring(8);
            case 2 ->
                "A 2" + d.substring(2, 4) + " " + d.substring(4, 7) + " " + d.substring(7, 9) + " " + d.substring(9);
            case 3 -> "9" + d.substring(2, 6) + "-" + d.substring(6);
            default -> "0 " + d.substring(2, 5) + " " + d.substring(5, 8) + " " + d.substring(8);
        };
    }
}
