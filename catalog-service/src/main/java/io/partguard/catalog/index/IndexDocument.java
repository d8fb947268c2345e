package io.partguard.catalog.index;

import io.partguard.catalog.index.IndexStore.Change;
import io.partguard.catalog.part.LifecycleStatus;
import io.partguard.catalog.part.Part;
import io.partguard.catalog.part.PartDocument;
import io.partguard.catalog.part.PartDocument.Interchange;
import io.partguard.catalog.part.PartDocument.LocalText;
import io.partguard.identity.PartNumber;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes parts as lines of a bulk request, straight to bytes. */
final class IndexDocument {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .rootValueSeparator("\n")
            .build();
    private static final JsonMapper TREES = JsonMapper.builder().build();
    /** What stands further back in a description is advertising. */
    private static final int DESCRIPTION = 2000;

    /** Of a part's two lines; more is no harm, only a larger buffer. */
    private static final int USUAL_BYTES = 1_600;

    private IndexDocument() {}

    static byte[] bulk(Collection<Change> changes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(changes.size() * USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            for (Change change : changes) {
                action(json, change);
                if (change.removed()) {
                    gone(json, change.part());
                } else {
                    document(json, change);
                }
            }
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    /**
     * The change's number is the version: a write that comes late or twice changes nothing. The revision would not do:
     * what a part fits changes without it.
     */
    private static void action(JsonGenerator json, Change change) {
        json.writeStartObject();
        json.writeObjectPropertyStart("index");
        json.writeStringProperty("_id", change.part().id());
        json.writeNumberProperty("version", change.change());
        json.writeStringProperty("version_type", "external_gte");
        json.writeEndObject();
        json.writeEndObject();
    }

    /**
     * A part that was taken away is written as a document that nothing can find. A deleted one would be forgotten with
     * its version after a minute, and a write that comes late would bring the part back.
     */
    private static void gone(JsonGenerator json, Part part) {
        json.writeStartObject();
        json.writeNumberProperty(IndexFields.NO, part.no());
        json.writeNumberProperty(IndexFields.REVISION, part.revision());
        json.writeEndObject();
    }

    private static void document(JsonGenerator json, Change change) {
        Part part = change.part();
        PartDocument document = part.document();
        PartNumber number = new PartNumber(document.partNumber());
        json.writeStartObject();
        json.writeNumberProperty(IndexFields.NO, part.no());
        json.writeNumberProperty(IndexFields.REVISION, part.revision());
        json.writeStringProperty(IndexFields.BRAND, part.brandKey());
        write(json, IndexFields.FAMILY, document.family());
        LifecycleStatus status = document.status();
        write(json, IndexFields.STATUS, status == null ? null : status.name());
        write(json, IndexFields.REGIONS, document.regions());
        String normalized = number.normalized();
        json.writeStringProperty(IndexFields.IDENTITY, number.identity());
        json.writeStringProperty(IndexFields.NORMALIZED, normalized);
        json.writeStringProperty(IndexFields.WITHOUT_LEADING_ZEROS, number.withoutLeadingZeros());
        json.writeStringProperty(IndexFields.WITHOUT_PREFIX, number.withoutPrefix());
        json.writeStringProperty(IndexFields.FOLDED, number.folded());
        json.writeStringProperty(
                IndexFields.REVERSED, new StringBuilder(normalized).reverse().toString());
        write(json, IndexFields.EDIT_KEYS, number.oneEditKeys());
        if (!document.standsForDeposit()) {
            write(json, IndexFields.GTIN, document.gtin());
            write(json, IndexFields.OE_NUMBERS, otherNumbers(document.oeNumbers()));
            write(
                    json,
                    IndexFields.INTERCHANGES,
                    otherNumbers(document.interchanges().stream()
                            .map(Interchange::number)
                            .toList()));
            write(json, IndexFields.NAME, document.name());
            write(json, IndexFields.FAMILY_WORDS, document.family());
            fitment(json, change.fitment());
            json.writeStringProperty(IndexFields.TEXT, text(part));
            write(
                    json,
                    IndexFields.NAMES,
                    document.names().stream().map(LocalText::text).toList());
            write(
                    json,
                    IndexFields.DESCRIPTIONS,
                    document.descriptions().stream()
                            .map(it -> shortened(it.text()))
                            .toList());
            json.writeStringProperty(IndexFields.CODES, String.join(" ", codes(part)));
        }
        json.writeEndObject();
    }

    private static void fitment(JsonGenerator json, @Nullable String fitment) {
        if (fitment != null) {
            JsonNode fits = TREES.readTree(fitment);
            write(json, IndexFields.MAKES, texts(fits.path("makes")));
            write(json, IndexFields.MODELS, texts(fits.path("models")));
        }
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static String text(Part part) {
        PartDocument document = part.document();
        StringBuilder text = new StringBuilder(part.brand()).append(' ').append(document.partNumber());
        append(text, document.name());
        append(text, document.family());
        append(text, description(document));
        return text.toString();
    }

    private static Set<String> codes(Part part) {
        PartDocument document = part.document();
        Set<String> own = new LinkedHashSet<>();
        Codes.addNumber(document.partNumber(), own);
        StringBuilder words = new StringBuilder(document.partNumber());
        append(words, document.name());
        append(words, description(document));
        own.addAll(Codes.in(words.toString()));
        Set<String> all = Codes.withBeginnings(own);
        document.oeNumbers().forEach(oe -> Codes.addNumber(oe, all));
        document.interchanges().forEach(interchange -> Codes.addNumber(interchange.number(), all));
        return all;
    }

    private static @Nullable String description(PartDocument document) {
        String description = document.description();
        return description == null ? null : shortened(description);
    }

    private static String shortened(String description) {
        return description.length() <= DESCRIPTION ? description : WellFormed.of(description.substring(0, DESCRIPTION));
    }

    private static void append(StringBuilder text, @Nullable String more) {
        if (more != null) {
            text.append(' ').append(more);
        }
    }

    /** Also without the letters in front, which people leave out of another maker's number as of ours. */
    private static Set<String> otherNumbers(Collection<String> numbers) {
        return numbers.stream()
                .map(PartNumber::new)
                .flatMap(number -> Stream.of(number.folded(), new PartNumber(number.withoutPrefix()).folded()))
                .filter(folded -> !folded.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void write(JsonGenerator json, String field, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(field, value);
        }
    }

    private static void write(JsonGenerator json, String field, Collection<String> values) {
        if (!values.isEmpty()) {
            json.writeArrayPropertyStart(field);
            values.forEach(json::writeString);
            json.writeEndArray();
        }
    }
}
