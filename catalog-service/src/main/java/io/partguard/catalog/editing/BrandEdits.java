package io.partguard.catalog.editing;

import io.partguard.api.Events;
import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.catalog.index.Indexer;
import io.partguard.catalog.part.BrandStore;
import io.partguard.catalog.part.BrandStore.Brand;
import io.partguard.catalog.part.CatalogError;
import io.partguard.identity.BrandName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Changes that people make to a brand: how it is written, and the codes by which others know its maker. */
@Component
public class BrandEdits {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9._-]{0,29}");
    private static final Pattern CAGE = Pattern.compile("[A-Z0-9]{5}");

    private final BrandStore brands;
    private final Indexer indexer;
    private final Events events;
    private final JdbcClient jdbc;

    BrandEdits(BrandStore brands, Indexer indexer, Events events, JdbcClient jdbc) {
        this.brands = brands;
        this.indexer = indexer;
        this.events = events;
        this.jdbc = jdbc;
    }

    /**
     * @param key of the brand
     * @param expected the revision that the person has seen
     * @param patch RFC 7396 over {@code name}, {@code manufacturerCode} and {@code cage}
     * @throws Refused BRAND_NOT_FOUND, BRAND_CHANGED, BRAND_INVALID
     */
    @Transactional
    public Brand change(String key, long expected, JsonNode patch, String by) {
        long base = lock();
        Brand before = brands.findByKey(key)
                .orElseThrow(() -> new Refused(CatalogError.BRAND_NOT_FOUND, "There is no brand of this name."));
        List<FieldError> errors = new ArrayList<>();
        patch.propertyNames().stream()
                .filter(name -> !List.of("name", "manufacturerCode", "cage").contains(name))
                .forEach(name -> errors.add(error(name, patch, "UNKNOWN_FIELD", "is no field of a brand to change")));
        String name = name(before, patch, errors);
        String code =
                code("manufacturerCode", before.manufacturerCode(), patch, CODE, "INVALID_MANUFACTURER_CODE", errors);
        String cage = code("cage", before.cage(), patch, CAGE, "INVALID_CAGE", errors);
        if (!errors.isEmpty()) {
            throw new Refused(CatalogError.BRAND_INVALID, "The brand has values that are refused.", errors);
        }
        int written = jdbc.sql("""
                        UPDATE brand SET name = ?, manufacturer_code = ?, cage = ?, revision = revision + 1
                        WHERE key = ? AND revision = ?
                        """)
                .param(name)
                .param(code)
                .param(cage)
                .param(key)
                .param(expected)
                .update();
        if (written == 0) {
            throw new Refused(
                    CatalogError.BRAND_CHANGED, "The brand was changed since you read it; read it again first.");
        }
        if (!name.equals(before.brand())) {
            indexAnew(key, base);
        }
        Brand after = brands.findByKey(key).orElseThrow();
        events.append("brand.changed", "brand/" + key, data(before, after, by));
        return after;
    }

    /** Something was committed: the index follows at once. */
    public void begin() {
        indexer.wake();
    }

    /** Imports write brands under this lock too: whoever took the brand first would wait for them in a circle. */
    private long lock() {
        return jdbc.sql("SELECT last_change FROM catalogue_state FOR UPDATE")
                .query(Long.class)
                .single();
    }

    /**
     * The name is among the words by which parts are found. Their revisions stay, so whoever remembers parts by revision
     * is told to forget them.
     */
    private void indexAnew(String key, long base) {
        int parts = jdbc.sql("""
                        UPDATE part p SET change_seq = ? + numbered.n
                        FROM (SELECT no, row_number() OVER (ORDER BY no) AS n FROM part
                          WHERE brand_id = (SELECT id FROM brand WHERE key = ?)) numbered
                        WHERE p.no = numbered.no
                        """).param(base).param(key).update();
        jdbc.sql("UPDATE catalogue_state SET last_change = ?, supersession_change = supersession_change + 1")
                .param(base + parts)
                .update();
    }

    private static String name(Brand before, JsonNode patch, List<FieldError> errors) {
        if (!patch.has("name")) {
            return before.brand();
        }
        String name = patch.path("name").asString("").strip();
        try {
            if (new BrandName(name).key().equals(before.key())) {
                return name;
            }
            errors.add(error("name", patch, "READ_ONLY", "is another brand; only its spelling can be changed"));
        } catch (IllegalArgumentException e) {
            errors.add(error("name", patch, "INVALID_BRAND", "A brand has a letter or digit."));
        }
        return before.brand();
    }

    private static @Nullable String code(
            String field,
            @Nullable String before,
            JsonNode patch,
            Pattern allowed,
            String refusal,
            List<FieldError> errors) {
        if (!patch.has(field)) {
            return before;
        }
        if (patch.path(field).isNull()) {
            return null;
        }
        String code = patch.path(field).asString("").strip().toUpperCase(Locale.ROOT);
        if (!allowed.matcher(code).matches()) {
            errors.add(error(field, patch, refusal, "is no such code"));
        }
        return code;
    }

    private static FieldError error(String field, JsonNode patch, String code, String detail) {
        return new FieldError("/" + field, patch.path(field).asString(""), code, detail);
    }

    private static String data(Brand before, Brand after, String by) {
        ObjectNode data = JsonMapper.shared().createObjectNode();
        data.put("by", by).put("revision", after.revision());
        put(data.putObject("before"), before);
        put(data.putObject("after"), after);
        return data.toString();
    }

    private static void put(ObjectNode into, Brand brand) {
        into.put("name", brand.brand())
                .put("manufacturerCode", brand.manufacturerCode())
                .put("cage", brand.cage());
    }
}
