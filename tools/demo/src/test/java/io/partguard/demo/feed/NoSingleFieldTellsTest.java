package io.partguard.demo.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.demo.Mix;
import io.partguard.demo.Sizes;
import io.partguard.demo.catalogue.CatalogueMaker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Fakes must not be given away by how this generator happens to write them. Of every raw field, whether it is there, how
 * long it is, how it ends and what it says are compared between fakes and honest offers of new goods of the same makers:
 * by the area under the curve, and by the best leaf of a tree of one cut. What a seller of fakes does differ in by the
 * documented process may differ, but never enough to decide.
 */
class NoSingleFieldTellsTest {
    /** Of two offers, one fake and one honest, the fake has the larger (or the smaller) value this often at most. */
    private static final double CHANCE = .6;
    /** For what the process documents as a trace: stock, account, origin, the shape of titles and texts. */
    private static final double TRACE = .76;

    private static final Set<String> TRACES = Set.of(
            "quantity",
            "seller.positiveShare",
            "seller.feedbackCount",
            "seller.ageDays",
            "seller.abroad",
            "shipsFrom.notFromHome",
            "title.length",
            "title.words",
            "title.digits",
            "description.length",
            "seller.name.digits",
            "seller.name.capitals",
            "seller.name.length",
            "brand.length",
            "packQuantity",
            // Honest aftermarket shows articles of its own and names itself.
            "partNumber.length",
            "partNumber.digits",
            "partNumber.words",
            "partNumber.space",
            "description.words",
            "description.capitals");
    /** A leaf with at least this share of the fakes … */
    private static final double LEAF = .05;
    /** … holds at most this many times the share of the honest offers. */
    private static final double LIFT = 12;

    private static final List<Map<String, Double>> FAKES = new ArrayList<>();
    private static final List<Map<String, Double>> HONEST = new ArrayList<>();
    private static final List<FeedMaker.Made> ALL = new ArrayList<>();

    @BeforeAll
    static void make() {
        Sizes sizes = new Sizes(3_000, 16_000, Mix.BALANCED);
        ALL.addAll(FeedMaker.make(99, sizes, CatalogueMaker.make(99, sizes.parts())));
        for (FeedMaker.Made made : ALL) {
            switch (made.answer()) {
                case COUNTERFEIT, COPYCAT -> FAKES.add(values(made));
                case GENUINE, PARALLEL_IMPORT, COMPATIBLE -> {
                    if (!Set.of("used", "reman").contains(made.kind())) {
                        HONEST.add(values(made));
                    }
                }
                case NOT_OURS -> {}
            }
        }
    }

    @Test
    void noFieldSeparatesFakesFromHonestOffersOnItsOwn() {
        Map<String, String> tooGood = new TreeMap<>();
        for (String name : names()) {
            double area = area(column(FAKES, name), column(HONEST, name));
            double most = TRACES.contains(name) ? TRACE : CHANCE;
            if (Math.max(area, 1 - area) > most) {
                tooGood.put(name, "%.3f, at most %.2f".formatted(Math.max(area, 1 - area), most));
            }
        }
        assertThat(tooGood).isEmpty();
    }

    @Test
    void noLeafOfOneCutHoldsHardlyAnythingButFakes() {
        Map<String, String> pure = new TreeMap<>();
        for (String name : names()) {
            double lift = lift(column(FAKES, name), column(HONEST, name));
            if (lift > LIFT) {
                pure.put(name, "%.1f times".formatted(lift));
            }
        }
        assertThat(pure).isEmpty();
    }

    /** Countries, brand fields, conditions and marketplaces: none that only fakes have (each imitated name is rare). */
    @Test
    void noFrequentValueOfAnyFieldIsOnlyInFakes() {
        for (String field : List.of("shipsFrom", "condition", "brand", "marketplace", "country", "sellerCountry")) {
            Map<String, int[]> counts = new TreeMap<>();
            for (FeedMaker.Made made : ALL) {
                boolean fake = made.answer() == Answer.COPYCAT || made.answer() == Answer.COUNTERFEIT;
                Object value = field.equals("sellerCountry")
                        ? ((Map<?, ?>) made.json().get("seller")).get("country")
                        : made.json().get(field);
                counts.computeIfAbsent(String.valueOf(value), v -> new int[2])[fake ? 0 : 1]++;
            }
            counts.forEach((value, count) -> {
                if (count[0] > FAKES.size() / 50) {
                    assertThat((double) count[0] / count[1])
                            .as("fakes to honest offers with %s %s", field, value)
                            .isLessThan(LIFT / 2);
                }
            });
        }
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        FAKES.forEach(values -> names.addAll(values.keySet()));
        HONEST.forEach(values -> names.addAll(values.keySet()));
        return names;
    }

    private static double[] column(Collection<Map<String, Double>> rows, String name) {
        return rows.stream()
                .filter(row -> row.containsKey(name))
                .mapToDouble(row -> row.get(name))
                .sorted()
                .toArray();
    }

    private static Map<String, Double> values(FeedMaker.Made made) {
        Map<String, Object> json = made.json();
        Map<String, Double> values = new LinkedHashMap<>();
        for (String field : List.of(
                "country",
                "description",
                "brand",
                "partNumber",
                "gtin",
                "price",
                "packQuantity",
                "condition",
                "quantity",
                "shipsFrom",
                "images")) {
            values.put(field + ".there", json.containsKey(field) ? 1.0 : 0);
        }
        values.put("fields", (double) json.size());
        text(values, "listingId", made.id());
        text(values, "title", String.valueOf(json.get("title")));
        for (String field : List.of("description", "brand", "partNumber", "condition", "gtin")) {
            if (json.get(field) instanceof String value) {
                text(values, field, value);
            }
        }
        if (json.get("price") instanceof Map<?, ?> price && price.get("amount") instanceof String amount) {
            for (String ending : List.of("00", "90", "99")) {
                values.put("price.ends" + ending, amount.endsWith(ending) ? 1.0 : 0);
            }
        }
        for (String field : List.of("quantity", "packQuantity")) {
            if (json.get(field) instanceof Integer value) {
                values.put(field, (double) value);
                values.put(field + ".round", value % 10 == 0 ? 1.0 : 0);
            }
        }
        values.put(
                "minute",
                Double.parseDouble(String.valueOf(json.get("observedAt")).substring(14, 16)));
        seller(values, json);
        return values;
    }

    private static void seller(Map<String, Double> values, Map<String, Object> json) {
        Map<?, ?> seller = (Map<?, ?>) json.get("seller");
        values.put("seller.history.there", seller.containsKey("ageDays") ? 1.0 : 0);
        for (String field : List.of("ageDays", "feedbackCount", "positiveShare")) {
            if (seller.get(field) instanceof Number value) {
                values.put("seller." + field, value.doubleValue());
            }
        }
        text(values, "seller.name", String.valueOf(seller.get("name")));
        values.put(
                "seller.id", Double.parseDouble(String.valueOf(seller.get("id")).replaceAll("[^0-9]", "")));
        values.put(
                "seller.name.claims",
                List.of("original", "genuine", "oem", "best").stream()
                                .anyMatch(String.valueOf(seller.get("name"))::contains)
                        ? 1.0
                        : 0);
        if (json.containsKey("country")) {
            values.put("seller.abroad", seller.get("country").equals(json.get("country")) ? 0.0 : 1);
        }
        if (json.get("shipsFrom") instanceof String from) {
            values.put("shipsFrom.notFromHome", from.equals(seller.get("country")) ? 0.0 : 1);
        }
    }

    private static void text(Map<String, Double> values, String name, String text) {
        values.put(name + ".length", (double) text.length());
        values.put(name + ".words", (double) text.split(" ").length);
        values.put(name + ".digits", (double)
                text.chars().filter(Character::isDigit).count());
        values.put(
                name + ".capitals",
                (double) text.chars().filter(Character::isUpperCase).count() / text.length());
        values.put(name + ".space", text.contains(" ") ? 1.0 : 0);
        values.put(name + ".underscore", text.contains("_") ? 1.0 : 0);
    }

    /** Share of pairs in which the fake has the larger value; equal ones count half. Both sorted. */
    private static double area(double[] fakes, double[] honest) {
        if (fakes.length == 0 || honest.length == 0) {
            return .5;
        }
        double pairs = 0;
        int less = 0;
        int upTo = 0;
        for (double fake : fakes) {
            while (less < honest.length && honest[less] < fake) {
                less++;
            }
            upTo = Math.max(upTo, less);
            while (upTo < honest.length && honest[upTo] <= fake) {
                upTo++;
            }
            pairs += less + (upTo - less) / 2.0;
        }
        return pairs / ((double) fakes.length * honest.length);
    }

    /** The most that a leaf of one cut (up to a value, from a value, exactly a value) favours fakes. */
    private static double lift(double[] fakes, double[] honest) {
        double best = 0;
        double[] cuts = java.util.Arrays.stream(fakes).distinct().toArray();
        int step = Math.max(1, cuts.length / 80);
        for (int i = 0; i < cuts.length; i += step) {
            double cut = cuts[i];
            for (Predicate<Double> leaf :
                    List.<Predicate<Double>>of(value -> value <= cut, value -> value >= cut, value -> value == cut)) {
                double inFakes = share(fakes, leaf);
                if (inFakes >= LEAF) {
                    // Half an offer more, so that an empty leaf does not count as infinitely telling.
                    best = Math.max(best, inFakes / (share(honest, leaf) + .5 / Math.max(1, honest.length)));
                }
            }
        }
        return best;
    }

    private static double share(double[] values, Predicate<Double> leaf) {
        int in = 0;
        for (double value : values) {
            in += leaf.test(value) ? 1 : 0;
        }
        return values.length == 0 ? 0 : (double) in / values.length;
    }
}
