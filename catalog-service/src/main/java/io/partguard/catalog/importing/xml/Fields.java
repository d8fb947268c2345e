package io.partguard.catalog.importing.xml;

import io.partguard.tables.Row;
import io.partguard.tables.xml.XmlElement;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Gathers the fields of one item, each with the path it was taken from. What is empty is not there. */
final class Fields {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final XmlElement item;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, String> columns = new LinkedHashMap<>();

    Fields(XmlElement item) {
        this.item = item;
    }

    /** The first path that has a value wins; without one, errors name the first path. */
    Fields take(String field, String... paths) {
        for (String path : paths) {
            Optional<String> value = item.value(path);
            if (value.isPresent()) {
                return put(field, path, value.get());
            }
        }
        columns.putIfAbsent(field, item.name() + "/" + paths[0]);
        return this;
    }

    Fields put(String field, String path, @Nullable String value) {
        columns.putIfAbsent(field, item.name() + "/" + path);
        if (value != null && !value.isBlank() && !values.containsKey(field)) {
            columns.put(field, item.name() + "/" + path);
            values.put(field, List.of(value.strip()));
        }
        return this;
    }

    Fields add(String field, String path, @Nullable String value) {
        columns.putIfAbsent(field, item.name() + "/" + path);
        if (value != null && !value.isBlank()) {
            values.computeIfAbsent(field, key -> new ArrayList<>()).add(value.strip());
        }
        return this;
    }

    /** A list value that has parts of its own: an object under their names; parts that are null or empty are not there. */
    Fields addParts(String field, String path, @Nullable String... namesAndValues) {
        StringWriter object = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), object)) {
            json.writeStartObject();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                String value = namesAndValues[i + 1];
                if (value != null && !value.isBlank()) {
                    json.writeStringProperty(String.valueOf(namesAndValues[i]), value.strip());
                }
            }
            json.writeEndObject();
        }
        return add(field, path, object.toString());
    }

    Row row() {
        return new Row(item.line(), item.toXml(), values, columns);
    }
}
