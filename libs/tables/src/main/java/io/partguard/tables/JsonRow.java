package io.partguard.tables;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * One line of NDJSON as dotted paths with their values; arrays of scalars are lists. An object in an array is one value,
 * its JSON, where the limits ask for it. Anything else that is nested is no value: where somebody asks for that path the
 * row is refused, never read without it.
 */
final class JsonRow {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_NUMBER_CHARS = 100;
    /** A line of a megabyte may hold half a million values; no part has so many numbers. */
    private static final int MAX_VALUES = 10_000;

    private final JsonFactory factory;
    private final int names;
    private final boolean listObjects;
    private final Predicate<String> wanted;

    /** @param wanted the paths whose values somebody asks for */
    JsonRow(Limits limits, Predicate<String> wanted) {
        this.names = limits.columns();
        this.listObjects = limits.listObjects();
        this.wanted = wanted;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(limits.valueChars())
                        .maxNumberLength(MAX_NUMBER_CHARS)
                        .maxNameLength(1000)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    /** @throws BadRow where it is not one JSON object within the limits */
    Map<String, List<String>> read(String line) throws BadRow {
        Map<String, List<String>> values = new LinkedHashMap<>();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadRow("NOT_AN_OBJECT", "expected a JSON object a line");
            }
            object(parser, "", values);
            if (parser.nextToken() != null) {
                throw new BadRow("BAD_JSON", "something follows the object");
            }
        } catch (JacksonException e) {
            throw new BadRow("BAD_JSON", e.getOriginalMessage());
        }
        return values;
    }

    private void object(JsonParser parser, String prefix, Map<String, List<String>> values) throws BadRow {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String path = prefix + parser.currentName();
            JsonToken token = parser.nextToken();
            if (path.equals(RejectedRows.ERRORS_FIELD)) {
                // Why the row was refused before; nobody has to take it out of a mended file.
                parser.skipChildren();
                continue;
            }
            switch (token) {
                case START_OBJECT -> {
                    if (wanted.test(path)) {
                        throw new BadRow("NESTED_VALUE", path, path + " is an object where a value is expected");
                    }
                    object(parser, path + ".", values);
                }
                case START_ARRAY -> put(path, array(path, parser), values);
                case VALUE_NULL -> put(path, List.of(), values);
                default -> put(path, List.of(parser.getString()), values);
            }
        }
    }

    /** The parser refuses a name twice in one object; {@code "a.b"} and a {@code "b"} inside {@code "a"} meet here. */
    private void put(String path, List<String> found, Map<String, List<String>> values) throws BadRow {
        if (values.putIfAbsent(path, found) != null) {
            throw new BadRow("DOUBLED_NAME", "two values are called " + path);
        }
        if (values.size() > names) {
            throw new BadRow("TOO_MANY_COLUMNS", "at most " + names + " names are read");
        }
    }

    private List<String> array(String path, JsonParser parser) throws BadRow {
        List<String> found = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    if (listObjects && token == JsonToken.START_OBJECT) {
                        found.add(text(parser));
                    } else {
                        parser.skipChildren();
                        refuseNested(path);
                    }
                }
                case VALUE_NULL -> {}
                default -> found.add(parser.getString());
            }
            if (found.size() > MAX_VALUES) {
                throw new BadRow("TOO_MANY_VALUES", "at most " + MAX_VALUES + " values of one name are read");
            }
        }
        return found;
    }

    private void refuseNested(String path) throws BadRow {
        if (wanted.test(path)) {
            throw new BadRow(
                    "NESTED_VALUE", path, path + " holds lists or objects inside a list where values are expected");
        }
    }

    private String text(JsonParser parser) {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = factory.createGenerator(ObjectWriteContext.empty(), text)) {
            copy.copyCurrentStructure(parser);
        }
        return text.toString();
    }
}
