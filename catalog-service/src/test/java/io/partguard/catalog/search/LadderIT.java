package io.partguard.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.testing.RunningCatalog;
import io.partguard.identity.PartNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Numbers of real brands' shapes, half of them scattered and half in consecutive runs, asked for as people write them
 * wrongly. A query that happens to be another issued number is counted apart: that number must come first.
 */
class LadderIT {
    private static final int NUMBERS = Integer.getInteger("ladder.numbers", 30_000);
    private static final int QUERIES = 300;
    private static RunningCatalog catalog;
    private static final List<String> SPARSE = new ArrayList<>();
    private static final List<String> DENSE = new ArrayList<>();
    private static final Set<String> ISSUED = new HashSet<>();

    /** VW 3-3-3 and index letters, BMW 11 digits, Mercedes A and 10 digits, Toyota 5-5, Bosch 10 digits with a zero. */
    private static String shaped(int shape, long n) {
        String digits = String.format(Locale.ROOT, "%011d", n);
        return switch (shape) {
            case 0 ->
                "%sK%s %s %s %s"
                        .formatted(
                                digits.charAt(2),
                                digits.charAt(3),
                                digits.substring(4, 7),
                                digits.substring(8, 11),
                                "AA");
            case 1 ->
                "34 %s %s %s %s"
                        .formatted(
                                digits.substring(2, 4), digits.charAt(4), digits.substring(5, 8), digits.substring(8));
            case 2 ->
                "A 2%s %s %s %s"
                        .formatted(
                                digits.substring(2, 4),
                                digits.substring(4, 7),
                                digits.substring(7, 9),
                                digits.substring(9));
            case 3 -> "%s-%s".formatted("9" + digits.substring(2, 6), digits.substring(6));
            default -> "0 %s %s %s".formatted(digits.substring(2, 5), digits.substring(5, 8), digits.substring(8));
        };
    }

    @BeforeAll
    static void start() {
        Random random = new Random(11);
        while (SPARSE.size() < NUMBERS / 2) {
            add(SPARSE, shaped(random.nextInt(5), (long) (random.nextDouble() * 9e8) + 100_000_000L));
        }
        while (DENSE.size() < NUMBERS / 2) {
            int shape = random.nextInt(5);
            long from = (long) (random.nextDouble() * 9e8) + 100_000_000L;
            for (int i = 0; i < 50 && DENSE.size() < NUMBERS / 2; i++) {
                add(DENSE, shaped(shape, from + i));
            }
        }
        StringBuilder file = new StringBuilder();
        for (List<String> half : List.of(SPARSE, DENSE)) {
            half.forEach(number ->
                    file.append("{\"brand\":\"B\",\"partNumber\":\"%s\",\"name\":\"P\"}\n".formatted(number)));
        }
        catalog = RunningCatalog.start();
        long start = System.nanoTime();
        JsonNode job = catalog.importText(file.toString(), "application/x-ndjson", "?createBrands=true");
        System.out.printf(Locale.ROOT, "ladder: %d numbers in %.1f s%n", NUMBERS, (System.nanoTime() - start) / 1e9);
        assertThat(job.path("accepted").asInt()).as(job.toString()).isEqualTo(NUMBERS / 2 * 2);
    }

    @AfterAll
    static void stop() {
        catalog.close();
    }

    private static void add(List<String> half, String number) {
        if (ISSUED.add(new PartNumber(number).normalized())) {
            half.add(number);
        }
    }

    @Test
    void findsANumberHoweverItIsWritten() {
        Random random = new Random(12);
        Map<String, Function<String, String>> variants = new LinkedHashMap<>();
        variants.put("separator", number -> number.replace(' ', '-').replace("-", random.nextBoolean() ? "." : ""));
        variants.put("lookalike", number -> number.replaceFirst("0", "O").replaceFirst("1", "I"));
        variants.put("lost_zero", number -> number.replaceFirst("^0 ?", ""));
        variants.put("lost_prefix", number -> number.replaceFirst("^A ", ""));
        variants.put("one_wrong", number -> wrong(number, random));
        variants.put("swapped", number -> swapped(number, random));
        Map<String, double[]> floors = Map.of("one_wrong", new double[] {.94, .99}, "swapped", new double[] {.92, .99});
        PartLookup lookup = catalog.bean(PartLookup.class);
        for (Map.Entry<String, Function<String, String>> variant : variants.entrySet()) {
            for (List<String> half : List.of(SPARSE, DENSE)) {
                int asked = 0;
                int top1 = 0;
                int top5 = 0;
                int issued = 0;
                long nanos = 0;
                while (asked < QUERIES) {
                    String number = half.get(random.nextInt(half.size()));
                    String query = variant.getValue().apply(number);
                    if (query.equals(number)) {
                        continue;
                    }
                    String normalized = new PartNumber(query).normalized();
                    boolean isIssued =
                            !normalized.equals(new PartNumber(number).normalized()) && ISSUED.contains(normalized);
                    long start = System.nanoTime();
                    List<PartHit> hits = lookup.byNumber(new PartNumber(query), null, Set.of(), 20)
                            .hits();
                    nanos += System.nanoTime() - start;
                    List<String> found = hits.stream()
                            .map(hit -> hit.part().document().partNumber())
                            .toList();
                    if (isIssued) {
                        issued++;
                        assertThat(new PartNumber(found.getFirst()).normalized())
                                .isEqualTo(normalized);
                        assertThat(hits.getFirst().spelling()).isEqualTo(Spelling.EXACT);
                    } else {
                        asked++;
                        top1 += found.indexOf(number) == 0 ? 1 : 0;
                        top5 += found.contains(number) && found.indexOf(number) < 5 ? 1 : 0;
                    }
                    if (issued > 5 * QUERIES) {
                        break;
                    }
                }
                double one = top1 / (double) Math.max(1, asked);
                double five = top5 / (double) Math.max(1, asked);
                System.out.printf(
                        Locale.ROOT,
                        "ladder %-12s %-6s top1 %.3f top5 %.3f (%d asked, %d were another issued number) %.2f ms%n",
                        variant.getKey(),
                        half == SPARSE ? "sparse" : "dense",
                        one,
                        five,
                        asked,
                        issued,
                        nanos / 1e6 / (asked + issued));
                double[] floor = floors.getOrDefault(variant.getKey(), new double[] {.99, .99});
                if (half == SPARSE) {
                    assertThat(one).as(variant.getKey()).isGreaterThanOrEqualTo(floor[0]);
                    assertThat(five).as(variant.getKey()).isGreaterThanOrEqualTo(floor[1]);
                }
            }
        }
    }

    private static String wrong(String number, Random random) {
        char[] chars = number.toCharArray();
        int at;
        do {
            at = 1 + random.nextInt(chars.length - 1);
        } while (!Character.isDigit(chars[at]));
        char digit;
        do {
            digit = (char) ('0' + random.nextInt(10));
        } while (digit == chars[at]);
        chars[at] = digit;
        return new String(chars);
    }

    private static String swapped(String number, Random random) {
        String plain = new PartNumber(number).normalized();
        char[] chars = plain.toCharArray();
        for (int tries = 0; tries < 50; tries++) {
            int at = 1 + random.nextInt(chars.length - 2);
            if (chars[at] != chars[at + 1]) {
                char kept = chars[at];
                chars[at] = chars[at + 1];
                chars[at + 1] = kept;
                return new String(chars);
            }
        }
        return number;
    }
}
