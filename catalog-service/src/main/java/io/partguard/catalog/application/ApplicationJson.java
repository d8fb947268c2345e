package io.partguard.catalog.application;

import io.partguard.identity.Ids;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The one way an {@link Application} becomes text, and the key by which it is the same statement. */
final class ApplicationJson {
    private static final int VERSION = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private ApplicationJson() {}

    static String write(Application application) {
        ObjectNode versioned = MAPPER.createObjectNode().put("v", VERSION);
        versioned.setAll((ObjectNode) MAPPER.valueToTree(application));
        return versioned.toString();
    }

    /** @throws IllegalStateException where the record holds something that is no application */
    static Application read(String json) {
        try {
            return MAPPER.readValue(json, Application.class);
        } catch (JacksonException e) {
            throw new IllegalStateException("the record holds an application that cannot be read", e);
        }
    }

    /** SHA-256 of all that makes it another statement: not its quantity and note, not how its words are written. */
    static byte[] key(Application application) {
        List<String> values = new ArrayList<>();
        String make = application.make();
        String model = application.model();
        values.add(make == null ? "" : Application.fold(make));
        values.add(model == null ? "" : Application.fold(model));
        values.add(String.valueOf(application.vehicleCode()));
        values.add(application.yearFrom() + "-" + application.yearTo());
        values.add(String.valueOf(application.serials()));
        values.add(application.builtFrom() + "-" + application.builtTo());
        values.add(String.join("\u0001", qualifiers(application)));
        String position = application.position();
        values.add(
                position == null
                        ? ""
                        : position.toLowerCase(java.util.Locale.ROOT).strip());
        return Ids.sha256().digest(String.join("\u0000", values).getBytes(StandardCharsets.UTF_8));
    }

    /** Name and value of each, folded, in the order of names. */
    static List<String> qualifiers(Application application) {
        return application.qualifiers().entrySet().stream()
                .map((Map.Entry<String, String> it) -> it.getKey() + "=" + Application.fold(it.getValue()))
                .toList();
    }
}
