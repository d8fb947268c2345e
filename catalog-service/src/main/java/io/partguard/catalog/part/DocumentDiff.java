package io.partguard.catalog.part;

import io.partguard.catalog.part.PartChange.FieldChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which fields of a part differ between two revisions; both are brought to the present shape first. */
final class DocumentDiff {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DocumentDiff() {}

    /** @param before null: there was no part */
    static List<FieldChange> between(@Nullable PartDocument before, PartDocument after) {
        JsonNode old = before == null ? JSON.createObjectNode() : tree(before);
        JsonNode now = tree(after);
        Set<String> names = new LinkedHashSet<>(old.propertyNames());
        names.addAll(now.propertyNames());
        List<FieldChange> changes = new ArrayList<>();
        for (String name : names) {
            JsonNode from = value(old, name);
            JsonNode to = value(now, name);
            if (!name.equals("v") && !java.util.Objects.equals(from, to)) {
                changes.add(new FieldChange(name, from, to));
            }
        }
        return changes;
    }

    private static JsonNode tree(PartDocument document) {
        return JSON.readTree(PartJson.write(document));
    }

    /** An empty list says as little as none. */
    private static @Nullable JsonNode value(JsonNode document, String name) {
        JsonNode value = document.path(name);
        return value.isMissingNode() || (value.isArray() && value.isEmpty()) ? null : value;
    }
}
