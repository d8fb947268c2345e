package io.partguard.catalog.part;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one way a {@link PartDocument} becomes text. The order of its fields is fixed, so equal documents are equal text. */
public final class PartJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(tools.jackson.databind.MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private PartJson() {}

    public static String write(PartDocument document) {
        return MAPPER.writeValueAsString(document);
    }

    /** @throws IllegalStateException where the record holds something that is no part document */
    public static PartDocument read(String json) {
        try {
            return MAPPER.readValue(json, PartDocument.class);
        } catch (JacksonException e) {
            throw new IllegalStateException("the record holds a document that cannot be read", e);
        }
    }
}
