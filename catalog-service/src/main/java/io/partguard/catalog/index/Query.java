package io.partguard.catalog.index;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** One search as Elasticsearch reads it. Only numbers and revisions come back; nothing is counted. */
public final class Query {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final byte[] body;

    private Query(byte[] body) {
        this.body = body;
    }

    byte[] body() {
        return body;
    }

    /** A search whose clauses are alternatives; the scores of those that match are added. */
    public static Query anyOf(
            int size, int from, @Nullable String brandKey, Duration timeout, Consumer<Clauses> clauses) {
        return anyOf(size, from, brandKey, timeout, false, clauses);
    }

    /** The same; of those that score the same, the parts that came first. Dearer: every match has to be looked at. */
    public static Query firstOf(int size, @Nullable String brandKey, Duration timeout, Consumer<Clauses> clauses) {
        return anyOf(size, 0, brandKey, timeout, true, clauses);
    }

    private static Query anyOf(
            int size,
            int from,
            @Nullable String brandKey,
            Duration timeout,
            boolean inOrder,
            Consumer<Clauses> clauses) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeNumberProperty("size", size);
            if (from > 0) {
                json.writeNumberProperty("from", from);
            }
            json.writeBooleanProperty("_source", false);
            json.writeStringProperty("stored_fields", "_none_");
            json.writeArrayPropertyStart("docvalue_fields");
            json.writeString(IndexFields.NO);
            json.writeString(IndexFields.REVISION);
            json.writeEndArray();
            json.writeBooleanProperty("track_total_hits", false);
            if (inOrder) {
                json.writeArrayPropertyStart("sort");
                json.writeString("_score");
                json.writeString(IndexFields.NO);
                json.writeEndArray();
            }
            json.writeStringProperty("timeout", timeout.toMillis() + "ms");
            json.writeObjectPropertyStart("query");
            json.writeObjectPropertyStart("bool");
            json.writeNumberProperty("minimum_should_match", 1);
            if (brandKey != null) {
                json.writeObjectPropertyStart("filter");
                json.writeObjectPropertyStart("term");
                json.writeStringProperty(IndexFields.BRAND, brandKey);
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeArrayPropertyStart("should");
            clauses.accept(new Clauses(json));
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        }
        return new Query(bytes.toByteArray());
    }

    /** The alternatives of a search, each written as it is asked for. */
    public static final class Clauses {
        private final JsonGenerator json;

        private Clauses(JsonGenerator json) {
            this.json = json;
        }

        /** Words by relevance. */
        public void words(String field, String text, double boost) {
            json.writeStartObject();
            json.writeObjectPropertyStart("match");
            json.writeObjectPropertyStart(field);
            json.writeStringProperty("query", WellFormed.of(text));
            json.writeNumberProperty("boost", boost);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        }

        /** Any of these values; all score the same. */
        public void terms(String field, Collection<String> values, double score) {
            if (values.isEmpty()) {
                return;
            }
            constant(score, () -> {
                json.writeObjectPropertyStart("terms");
                json.writeArrayPropertyStart(field);
                values.forEach(value -> json.writeString(WellFormed.of(value)));
                json.writeEndArray();
                json.writeEndObject();
            });
        }

        /** Values that begin so. */
        public void prefix(String field, String beginning, double score) {
            constant(score, () -> {
                json.writeObjectPropertyStart("prefix");
                json.writeStringProperty(field, WellFormed.of(beginning));
                json.writeEndObject();
            });
        }

        private void constant(double score, Runnable filter) {
            json.writeStartObject();
            json.writeObjectPropertyStart("constant_score");
            json.writeObjectPropertyStart("filter");
            filter.run();
            json.writeEndObject();
            json.writeNumberProperty("boost", score);
            json.writeEndObject();
            json.writeEndObject();
        }
    }
}
