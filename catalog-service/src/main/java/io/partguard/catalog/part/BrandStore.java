package io.partguard.catalog.part;

import io.partguard.identity.BrandName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The brands of the catalogue. */
@Component
public class BrandStore {
    private final JdbcClient jdbc;

    BrandStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param manufacturerCode by which a trade association knows the maker
     * @param cage Commercial and Government Entity code
     * @param revision rises with every change; it is the ETag
     * @param parts how many parts it has, core charges not counted apart
     */
    public record Brand(
            String brand,
            String key,
            @Nullable String manufacturerCode,
            @Nullable String cage,
            int revision,
            long parts) {}

    public List<Brand> all() {
        return jdbc.sql("""
                        SELECT b.*, coalesce(p.parts, 0) AS parts FROM brand b
                        LEFT JOIN (SELECT brand_id, count(*) AS parts FROM part WHERE NOT removed GROUP BY brand_id) p ON p.brand_id = b.id
                        ORDER BY b.key
                        """).query((row, n) -> brand(row)).list();
    }

    public Optional<Brand> findByKey(String key) {
        return jdbc.sql("""
                        SELECT b.*, (SELECT count(*) FROM part p WHERE p.brand_id = b.id AND NOT p.removed) AS parts
                        FROM brand b WHERE b.key = ?
                        """).param(key).query((row, n) -> brand(row)).optional();
    }

    private static Brand brand(ResultSet row) throws SQLException {
        return new Brand(
                row.getString("name"),
                row.getString("key"),
                row.getString("manufacturer_code"),
                row.getString("cage"),
                row.getInt("revision"),
                row.getLong("parts"));
    }

    /** Names as they are written, by key. */
    public Map<String, String> names(Collection<String> keys) {
        Map<String, String> names = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql("SELECT key, name FROM brand WHERE key = ANY (?)")
                    .param(keys.toArray(String[]::new))
                    .query((row, n) -> names.put(row.getString(1), row.getString(2)))
                    .list();
        }
        return names;
    }

    public OptionalInt find(BrandName brand) {
        return jdbc.sql("SELECT id FROM brand WHERE key = ?")
                .param(brand.key())
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** The one brand of this code; none where there are several. */
    public OptionalInt findByCode(String manufacturerCode) {
        return jdbc.sql("SELECT CASE WHEN count(*) = 1 THEN min(id) END FROM brand WHERE manufacturer_code = ?")
                .param(manufacturerCode.toUpperCase(Locale.ROOT))
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** The brand's number; it is created where it is not known. */
    public int findOrCreate(BrandName brand) {
        jdbc.sql("INSERT INTO brand (key, name) VALUES (?, ?) ON CONFLICT (key) DO NOTHING")
                .param(brand.key())
                .param(brand.written())
                .update();
        return find(brand).orElseThrow();
    }
}
