package io.partguard.catalog.editing;

import io.partguard.api.Events;
import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.catalog.importing.SingleParts;
import io.partguard.catalog.importing.SingleParts.Faulty;
import io.partguard.catalog.importing.SingleParts.Fit;
import io.partguard.catalog.importing.SingleParts.Written;
import io.partguard.catalog.index.Indexer;
import io.partguard.catalog.part.BrandStore;
import io.partguard.catalog.part.CatalogError;
import io.partguard.catalog.part.LifecycleStatus;
import io.partguard.catalog.part.Part;
import io.partguard.catalog.part.PartDocument;
import io.partguard.catalog.part.PartJson;
import io.partguard.catalog.part.PartStore;
import io.partguard.catalog.supersession.RingGuard;
import io.partguard.catalog.supersession.SupersessionStore;
import io.partguard.identity.BrandName;
import io.partguard.identity.PartNumber;
import io.partguard.tables.RowError;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person does to single parts. Each edit is one transaction under the catalogue's lock, in which imports are
 * written too: it sees the revision that it replaces, and nobody comes between.
 */
@Component
public class PartEdits {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Says whose the part is and which: another part, not another content. */
    private static final Set<String> FIXED = Set.of("brand", "v", "partId", "revision", "importId");

    private static final String NOTE = "supersessionNote";
    private static final String NOTE_CUT = "supersessionNoteCut";

    private final PartStore parts;
    private final BrandStore brands;
    private final SingleParts single;
    private final SupersessionStore supersessions;
    private final RingGuard rings;
    private final Indexer indexer;
    private final Events events;
    private final JdbcClient jdbc;

    PartEdits(
            PartStore parts,
            BrandStore brands,
            SingleParts single,
            SupersessionStore supersessions,
            RingGuard rings,
            Indexer indexer,
            Events events,
            JdbcClient jdbc) {
        this.parts = parts;
        this.brands = brands;
        this.single = single;
        this.supersessions = supersessions;
        this.rings = rings;
        this.indexer = indexer;
        this.events = events;
        this.jdbc = jdbc;
    }

    /**
     * Enters a part that the brand does not have.
     *
     * @param content the fields of a part document and its brand
     * @param createBrand whether a brand that is not known is made
     * @throws Refused PART_INVALID, PART_EXISTS, SUPERSESSION_CYCLE
     */
    @Transactional
    public Part create(JsonNode content, boolean createBrand, String by) {
        Fit part = read(content);
        lock();
        int brandId = brand(part.brand(), createBrand);
        String identity = new PartNumber(part.document().partNumber()).identity();
        if (parts.find(brandId, identity).isPresent()) {
            throw new Refused(CatalogError.PART_EXISTS, "The brand has a part of this number already.");
        }
        single.write(part, brandId, by);
        resolve(brandId);
        Part created = parts.find(brandId, identity).orElseThrow();
        rings.refuseNew(RingGuard.Known.NONE, created.no());
        events.append("part.created", created.id(), data(created));
        return created;
    }

    /**
     * Changes some fields of a part.
     *
     * @param expected the revision that the person has seen
     * @param patch RFC 7396
     * @throws Refused PART_NOT_FOUND, PART_CHANGED, PART_INVALID, SUPERSESSION_CYCLE
     */
    @Transactional
    public Part change(String partId, long expected, JsonNode patch, String by) {
        lock();
        Part before = parts.find(partId)
                .orElseThrow(() -> new Refused(CatalogError.PART_NOT_FOUND, "There is no part with this id."));
        if (before.revision() != expected) {
            throw new Refused(
                    CatalogError.PART_CHANGED,
                    "The part is at revision " + before.revision() + " now; read it again before you change it.");
        }
        Fit after = read(patched(before, patch));
        if (!identity(after.document()).equals(identity(before.document()))) {
            throw readOnly("partNumber", after.document().partNumber());
        }
        int brandId = brands.find(new BrandName(before.brand())).orElseThrow();
        RingGuard.Known known = rings.known(before.no());
        Written written = single.write(after, brandId, by);
        if (written == Written.NOTHING) {
            return before;
        }
        if (written == Written.PART_AND_LINKS) {
            resolve(brandId);
            rings.refuseNew(known, before.no());
        }
        Part changed = parts.find(partId).orElseThrow();
        boolean retired = changed.document().status() == LifecycleStatus.RETIRED
                && before.document().status() != LifecycleStatus.RETIRED;
        events.append(retired ? "part.retired" : "part.changed", partId, data(changed));
        return changed;
    }

    /** Something was committed: the index follows at once. */
    public void begin() {
        indexer.wake();
    }

    /** Revisions and change numbers are given out under this lock. */
    private void lock() {
        supersessions.lock();
        jdbc.sql("SELECT last_change FROM catalogue_state FOR UPDATE")
                .query(Long.class)
                .single();
    }

    private int brand(BrandName name, boolean create) {
        OptionalInt known = create ? OptionalInt.of(brands.findOrCreate(name)) : brands.find(name);
        return known.orElseThrow(() -> invalid(
                List.of(new FieldError("/brand", name.written(), "UNKNOWN_BRAND", "is no brand of the catalogue"))));
    }

    private static ObjectNode patched(Part before, JsonNode patch) {
        for (String name : FIXED) {
            if (patch.has(name)) {
                throw readOnly(name, patch.path(name).asString(""));
            }
        }
        ObjectNode content = (ObjectNode) JSON.readTree(PartJson.write(before.document()));
        content.remove("v");
        String note = before.document().supersessionNote();
        if (patch.has(NOTE) && !patch.path(NOTE).asString("").equals(note)) {
            // Cut is what the list did to its own note; what a person writes is whole, unless the person says
            // otherwise.
            content.remove(NOTE_CUT);
        }
        ObjectNode merged = (ObjectNode) MergePatch.apply(content, patch);
        return merged.put("brand", before.brand());
    }

    private Fit read(JsonNode content) {
        return switch (single.read(content)) {
            case Fit fit -> fit;
            case Faulty faulty ->
                throw invalid(faulty.errors().stream().map(PartEdits::error).toList());
        };
    }

    private static FieldError error(RowError error) {
        String column = error.column();
        return new FieldError(
                column == null ? "" : "/" + column.replace('.', '/'), error.value(), error.code(), error.detail());
    }

    private static Refused readOnly(String field, String value) {
        return invalid(
                List.of(new FieldError("/" + field, value, "READ_ONLY", "cannot be changed: that is another part")));
    }

    private static Refused invalid(List<FieldError> errors) {
        return new Refused(CatalogError.PART_INVALID, "The part has values that are refused.", errors);
    }

    private static String identity(PartDocument document) {
        return new PartNumber(document.partNumber()).identity();
    }

    /** Whoever keeps chains by their number forgets them; a new part may be what an older one waited for. */
    private void resolve(int brandId) {
        if (supersessions.resolve(List.of(brandId)) > 0) {
            jdbc.sql("UPDATE catalogue_state SET supersession_change = supersession_change + 1")
                    .update();
        }
    }

    private static String data(Part part) {
        return JSON.createObjectNode().put("revision", part.revision()).toString();
    }
}
