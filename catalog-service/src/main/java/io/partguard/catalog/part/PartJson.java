package io.partguard.catalog.part;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one way a {@link PartDocument} becomes text. The order of its fields is fixed, so equal documents are equal text. */
public final class PartJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(tools.jackson.databind.MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();
    /** How every document of the present shape begins. */
    private static final String PRESENT = "{\"v\":" + PartDocument.VERSION + ",";

    private PartJson() {}

    public static String write(PartDocument document) {
        return MAPPER.writeValueAsString(document);
    }

    /** @throws IllegalStateException where the record holds something that is no part document */
    public static PartDocument read(String json) {
        try {
            if (json.startsWith(PRESENT)) {
                return MAPPER.readValue(json, PartDocument.class);
            }
            JsonNode tree = MAPPER.readTree(json);
            if (!(tree instanceof ObjectNode old) || old.path("v").asInt(0) > PartDocument.VERSION) {
                throw new IllegalStateException("the record holds a document of a shape that is not known");
            }
            if (old.path("v").asInt(0) < 2) {
                fromFirst(old);
            }
            return MAPPER.treeToValue(old, PartDocument.class);
        } catch (JacksonException e) {
            throw new IllegalStateException("the record holds a document that cannot be read", e);
        }
    }

    /**
     * The first shape: successors were bare numbers, there was one image, and the status was any word. A word that is
     * none of ours is left out here; the record keeps it until the part is written again, and its history for ever.
     */
    private static void fromFirst(ObjectNode old) {
        old.put("v", PartDocument.VERSION);
        if (old.remove("supersededBy") instanceof ArrayNode numbers) {
            ArrayNode replacements = old.putArray("supersededBy");
            numbers.forEach(number -> replacements.addObject().put("partNumber", number.asString()));
        }
        if (old.remove("image") instanceof JsonNode image && image.isString()) {
            old.putArray("images").addObject().put("url", image.asString());
        }
        JsonNode status = old.remove("status");
        if (status != null) {
            LifecycleStatus.read(status.asString("")).ifPresent(known -> old.put("status", known.name()));
        }
    }
}
