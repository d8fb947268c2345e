package io.partguard.catalog.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.part.PartChange.FieldChange;
import org.junit.jupiter.api.Test;

class DocumentDiffTest {
    private static final PartDocument BEFORE = PartJson.read(
            "{\"v\":1,\"partNumber\":\"A 1\",\"name\":\"Starter\",\"unit\":\"EA\",\"oeNumbers\":[\"1\"]}");

    @Test
    void namesWhatIsAddedTakenAwayAndOther() {
        PartDocument after = PartJson.read(
                "{\"v\":2,\"partNumber\":\"A 1\",\"name\":\"Starter motor\",\"oeNumbers\":[\"1\"],\"hazmat\":true}");
        assertThat(DocumentDiff.between(BEFORE, after))
                .extracting(FieldChange::field, it -> String.valueOf(it.before()), it -> String.valueOf(it.after()))
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("name", "\"Starter\"", "\"Starter motor\""),
                        org.assertj.core.api.Assertions.tuple("unit", "\"EA\"", "null"),
                        org.assertj.core.api.Assertions.tuple("hazmat", "null", "true"));
    }

    @Test
    void doesNotCallAnotherShapeAChange() {
        assertThat(DocumentDiff.between(
                        PartJson.read("{\"v\":1,\"partNumber\":\"A 1\",\"supersededBy\":[\"A 2\"]}"),
                        PartJson.read("{\"v\":2,\"partNumber\":\"A 1\",\"supersededBy\":[{\"partNumber\":\"A 2\"}]}")))
                .isEmpty();
    }

    @Test
    void namesAllThatANewPartHas() {
        assertThat(DocumentDiff.between(null, BEFORE))
                .extracting(FieldChange::field)
                .containsExactlyInAnyOrder("partNumber", "name", "unit", "oeNumbers");
    }
}
