package io.partguard.catalog.search.box;

import io.partguard.catalog.index.IndexFields;
import io.partguard.catalog.part.LifecycleStatus;
import io.partguard.catalog.search.NumberForms;
import io.partguard.identity.Gtin;
import io.partguard.identity.PartNumber;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a query of the search box as Elasticsearch reads it. */
final class BoxSearch {
    /** A name is short and says what the part is; the text has everything; the family is coarse. */
    private static final double NAME = 1;

    private static final double TEXT = 1;
    private static final double FAMILY = .5;
    /** Long texts name many things that the part is not. */
    private static final double DESCRIPTIONS = .5;
    /** What a word means is a little less certain than the word. */
    private static final double MEANING = .8;
    /** Any word one or two letters off; so little that no exact word loses by it. */
    private static final double FUZZY = .3;
    /** More than words bring together: a number that equals one of ours comes first. */
    private static final double SAME_NUMBER = 300;

    private static final double OTHER_NUMBER = 200;
    private static final double NEAR_NUMBER = 20;
    /** Shorter ones are years, engine sizes and the like as often as numbers. */
    private static final int SURE_NUMBER = 5;

    private static final double SHORT_NUMBER = 10;
    /** What was taken out of the catalogue is found, behind what matches nearly as well. */
    private static final double RETIRED = .5;

    private static final int NEAR_LENGTH = 7;
    private static final int MOST_COUNTED = 10_000;
    private static final int VALUES = 20;

    private BoxSearch() {}

    /** @param after where the page before ended; null: the first page, with facets */
    static ObjectNode of(
            QueryWords query, BoxQuery asked, @Nullable Vehicle vehicle, @Nullable Place after, Duration timeout) {
        ObjectNode search = ranked(query, asked.limit() + 1, timeout);
        if (after != null) {
            search.putArray("search_after").add(after.score()).add(after.no());
        }
        filters(search.putObject("post_filter").putObject("bool").putArray("filter"), asked.filters(), vehicle, null);
        if (after == null) {
            facets(search.putObject("aggs"), asked.filters(), vehicle);
        }
        return search;
    }

    /** Asks where one part stands now. */
    static ObjectNode place(QueryWords query, String partId, Duration timeout) {
        ObjectNode search = ranked(query, 1, timeout);
        search.putObject("post_filter").putObject("ids").putArray("values").add(partId);
        return search;
    }

    private static ObjectNode ranked(QueryWords query, int size, Duration timeout) {
        ObjectNode search = JsonMapper.shared().createObjectNode();
        search.put("size", size);
        search.put("_source", false).put("stored_fields", "_none_");
        search.putArray("docvalue_fields").add(IndexFields.NO).add(IndexFields.REVISION);
        search.put("track_total_hits", MOST_COUNTED);
        search.put("timeout", timeout.toMillis() + "ms");
        ArrayNode sort = search.putArray("sort");
        sort.addObject().put("_score", "desc");
        sort.addObject().put(IndexFields.NO, "asc");
        ObjectNode boosting = search.putObject("query").putObject("boosting");
        boosting.putObject("negative").putObject("term").put(IndexFields.STATUS, LifecycleStatus.RETIRED.name());
        boosting.put("negative_boost", RETIRED);
        ObjectNode bool = boosting.putObject("positive").putObject("bool");
        bool.put("minimum_should_match", 1);
        ArrayNode should = bool.putArray("should");
        query.units().forEach(unit -> unit(should, unit));
        match(should, IndexFields.TEXT, String.join(" ", texts(query)), FUZZY)
                .put("fuzziness", "AUTO")
                .put("prefix_length", 1);
        numbers(should, query.numbers());
        return search;
    }

    private static List<String> texts(QueryWords query) {
        return query.units().stream().map(Unit::text).toList();
    }

    /** The word itself or the best of its meanings: three names of one thing do not count three times. */
    private static void unit(ArrayNode should, Unit unit) {
        ArrayNode best = should.addObject().putObject("dis_max").putArray("queries");
        everywhere(best, unit.text(), 1);
        unit.means().forEach(mean -> everywhere(best, mean, MEANING));
    }

    private static void everywhere(ArrayNode into, String words, double weight) {
        ArrayNode fields = into.addObject().putObject("bool").putArray("should");
        match(fields, IndexFields.NAME, words, NAME * weight).put("operator", "and");
        match(fields, IndexFields.TEXT, words, TEXT * weight).put("operator", "and");
        match(fields, IndexFields.NAMES, words, TEXT * weight).put("operator", "and");
        match(fields, IndexFields.DESCRIPTIONS, words, DESCRIPTIONS * weight).put("operator", "and");
        match(fields, IndexFields.FAMILY_WORDS, words, FAMILY * weight).put("operator", "and");
    }

    private static ObjectNode match(ArrayNode into, String field, String words, double boost) {
        ObjectNode match = into.addObject().putObject("match").putObject(field);
        return match.put("query", words).put("boost", boost);
    }

    private static void numbers(ArrayNode should, List<NumberForms> numbers) {
        List<NumberForms> sure = numbers.stream()
                .filter(number -> number.normalized().length() >= SURE_NUMBER)
                .toList();
        terms(should, IndexFields.NORMALIZED, forms(sure, NumberForms::normalized), SAME_NUMBER);
        terms(should, IndexFields.WITHOUT_LEADING_ZEROS, forms(sure, NumberForms::withoutLeadingZeros), OTHER_NUMBER);
        terms(should, IndexFields.WITHOUT_PREFIX, forms(sure, NumberForms::normalized), OTHER_NUMBER);
        terms(should, IndexFields.FOLDED, forms(sure, NumberForms::folded), OTHER_NUMBER);
        terms(should, IndexFields.OE_NUMBERS, forms(sure, NumberForms::folded), OTHER_NUMBER);
        terms(should, IndexFields.INTERCHANGES, forms(sure, NumberForms::folded), OTHER_NUMBER);
        terms(
                should,
                IndexFields.GTIN,
                sure.stream()
                        .map(number -> Gtin.parse(number.normalized())
                                .map(Gtin::digits)
                                .orElse(null))
                        .filter(Objects::nonNull)
                        .toList(),
                OTHER_NUMBER);
        terms(
                should,
                IndexFields.NORMALIZED,
                forms(numbers.stream().filter(number -> !sure.contains(number)).toList(), NumberForms::normalized),
                SHORT_NUMBER);
        terms(
                should,
                IndexFields.EDIT_KEYS,
                sure.stream()
                        .filter(number -> number.normalized().length() >= NEAR_LENGTH)
                        .flatMap(number -> new PartNumber(number.normalized()).oneEditKeys().stream())
                        .distinct()
                        .toList(),
                NEAR_NUMBER);
    }

    private static List<String> forms(List<NumberForms> numbers, Function<NumberForms, String> form) {
        return numbers.stream().map(form).distinct().toList();
    }

    private static void terms(ArrayNode into, String field, Collection<String> values, double score) {
        if (!values.isEmpty()) {
            ObjectNode constant = into.addObject().putObject("constant_score");
            ArrayNode terms = constant.putObject("filter").putObject("terms").putArray(field);
            values.forEach(terms::add);
            constant.put("boost", score);
        }
    }

    /** A facet counts what each of its values would leave: under the filters of the others, not its own. */
    private static void facets(ObjectNode aggs, Map<Facet, List<String>> filters, @Nullable Vehicle vehicle) {
        for (Facet facet : Facet.values()) {
            String make = vehicle == null ? null : vehicle.make();
            if (facet == Facet.MODEL && make == null) {
                continue;
            }
            ObjectNode counted = aggs.putObject(facet.key());
            filters(counted.putObject("filter").putObject("bool").putArray("filter"), filters, vehicle, facet);
            ObjectNode terms = counted.putObject("aggs").putObject("values").putObject("terms");
            terms.put("field", facet.field()).put("size", VALUES);
            if (facet == Facet.MODEL) {
                terms.put("include", literally(make + " ") + ".*");
            }
        }
    }

    /** As a regular expression of Elasticsearch's that means these characters and nothing else. */
    private static String literally(String text) {
        StringBuilder expression = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (!Character.isLetterOrDigit(c) && c != ' ') {
                expression.append('\\');
            }
            expression.appendCodePoint(c);
        });
        return expression.toString();
    }

    private static void filters(
            ArrayNode into, Map<Facet, List<String>> filters, @Nullable Vehicle vehicle, @Nullable Facet without) {
        filters.forEach((facet, values) -> {
            if (facet != without && !values.isEmpty()) {
                ArrayNode terms = into.addObject().putObject("terms").putArray(facet.field());
                values.forEach(terms::add);
            }
        });
        if (vehicle != null && without != Facet.MAKE) {
            fits(into, vehicle, without == Facet.MODEL);
        }
    }

    /** Model, year and number are of a make: another make's vehicle has others. So each facet leaves out what hangs on it. */
    private static void fits(ArrayNode into, Vehicle vehicle, boolean makeAlone) {
        if (vehicle.make() != null) {
            into.addObject().putObject("term").put(IndexFields.MAKES, vehicle.make());
        }
        if (makeAlone) {
            return;
        }
        if (vehicle.makeAndModel() != null) {
            into.addObject().putObject("term").put(IndexFields.MODELS, vehicle.makeAndModel());
        }
        List<Long> parts = vehicle.parts();
        if (parts != null) {
            ArrayNode numbers = into.addObject().putObject("terms").putArray(IndexFields.NO);
            parts.forEach(numbers::add);
        }
    }
}
