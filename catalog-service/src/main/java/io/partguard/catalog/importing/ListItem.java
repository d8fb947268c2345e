package io.partguard.catalog.importing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The kinds of list values that have parts of their own. In NDJSON each is an object under the names of {@link #names};
 * in a CSV cell it is a short text, and what the short text does not say follows as {@code ; name=value}:
 * {@code Südwerk:806245; quantity=2; note=left side}.
 */
enum ListItem {
    /** {@code de:Bremsscheibe}. */
    TEXT("language", "text") {
        @Override
        Map<String, String> shortText(String text) throws BadItem {
            return halves(text, "language", "text", "must be language:text, such as de:Bremsscheibe");
        }
    },
    /** {@code Brand:Number}. */
    INTERCHANGE("brand", "number", "quantity", "grade", "note") {
        @Override
        Map<String, String> shortText(String text) throws BadItem {
            return halves(text, "brand", "number", "must be Brand:Number");
        }
    },
    /** A part number. */
    REPLACEMENT("partNumber", "date", "reason", "twoWay") {
        @Override
        Map<String, String> shortText(String text) {
            return Map.of("partNumber", text);
        }
    },
    /** {@code engine:3.5L V6}. */
    QUALIFIER("name", "value") {
        @Override
        Map<String, String> shortText(String text) throws BadItem {
            return halves(text, "name", "value", "must be name:value, such as engine:3.5L V6");
        }
    },
    /** An address, or {@code sha256:} and the digits of an uploaded picture. */
    IMAGE("url", "blob") {
        @Override
        Map<String, String> shortText(String text) {
            return text.startsWith(BLOB) ? Map.of("blob", text.substring(BLOB.length())) : Map.of("url", text);
        }
    };

    private static final String BLOB = "sha256:";
    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final Pattern ATTRIBUTE = Pattern.compile(";\\s*([A-Za-z]{1,20})\\s*=");

    private final List<String> names;

    ListItem(String... names) {
        this.names = List.of(names);
    }

    List<String> names() {
        return names;
    }

    /** Says for people what is wrong with a list value. */
    static final class BadItem extends Exception {
        private static final long serialVersionUID = 1L;

        BadItem(String detail) {
            super(detail, null, false, false);
        }
    }

    /** What the text before the first attribute says. */
    abstract Map<String, String> shortText(String text) throws BadItem;

    /** The parts of one list value under their names, trimmed; empty ones are not there. */
    Map<String, String> read(String value) throws BadItem {
        return value.startsWith("{") ? object(value) : written(value);
    }

    private Map<String, String> written(String value) throws BadItem {
        Matcher attribute = ATTRIBUTE.matcher(value);
        // A text or a value may hold anything; a number or an address with "; word=" in it is not to be expected.
        int end = this == TEXT || this == QUALIFIER ? value.length() : next(attribute, 0, value.length());
        Map<String, String> parts =
                new LinkedHashMap<>(shortText(value.substring(0, end).strip()));
        while (end < value.length()) {
            String name = attribute.group(1);
            int from = attribute.end();
            end = next(attribute, from, value.length());
            put(parts, name, value.substring(from, end).strip());
        }
        return parts;
    }

    private int next(Matcher attribute, int from, int otherwise) {
        int at = from;
        while (attribute.find(at)) {
            if (names.contains(attribute.group(1))) {
                return attribute.start();
            }
            at = attribute.end();
        }
        return otherwise;
    }

    private Map<String, String> object(String value) throws BadItem {
        Map<String, String> parts = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), value)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (!names.contains(name) || token.isStructStart()) {
                    throw new BadItem(name + " is not one of " + String.join(", ", names));
                }
                if (token != JsonToken.VALUE_NULL) {
                    put(parts, name, parser.getString().strip());
                }
            }
        } catch (JacksonException e) {
            throw new BadItem("cannot be read: " + e.getOriginalMessage());
        }
        return parts;
    }

    private static void put(Map<String, String> parts, String name, @Nullable String value) throws BadItem {
        if (value != null && !value.isEmpty() && parts.put(name, value) != null) {
            throw new BadItem("says " + name + " twice");
        }
    }

    private static Map<String, String> halves(String text, String first, String second, String otherwise)
            throws BadItem {
        int colon = text.indexOf(':');
        String before = colon < 0 ? "" : text.substring(0, colon).strip();
        String behind = colon < 0 ? "" : text.substring(colon + 1).strip();
        if (before.isEmpty() || behind.isEmpty()) {
            throw new BadItem(otherwise);
        }
        return Map.of(first, before, second, behind);
    }
}
