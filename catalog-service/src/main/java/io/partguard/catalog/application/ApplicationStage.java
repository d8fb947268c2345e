package io.partguard.catalog.application;

import io.partguard.identity.BrandName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Drafts as rows beside the record, with their parts and with what each would do to it. */
final class ApplicationStage {
    private static final String TABLE = """
            CREATE TEMPORARY TABLE IF NOT EXISTS stage_application (
              n integer, brand_id integer, identity text, part_no bigint, key bytea, document text, removed boolean,
              make text, make_key text, model text, model_key text, vehicle_code text, year_from smallint, year_to smallint,
              serial_prefix text, serial_low bigint, serial_high bigint, built_from date, built_to date,
              qualifier_names text[], qualifiers text[], effect text
            ) ON COMMIT DELETE ROWS;
            TRUNCATE stage_application
            """;

    private static final String INSERT = """
            INSERT INTO stage_application (n, brand_id, identity, key, document, removed, make, make_key, model, model_key,
              vehicle_code, year_from, year_to, serial_prefix, serial_low, serial_high, built_from, built_to, qualifier_names,
              qualifiers)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String FIND_PARTS = """
            UPDATE stage_application s SET part_no = p.no FROM part p
            WHERE p.brand_id = s.brand_id AND p.identity = s.identity AND NOT p.removed
            """;

    /** Of the same statement twice the last one counts. */
    private static final String DOUBLED = """
            DELETE FROM stage_application s USING stage_application later
            WHERE later.part_no = s.part_no AND later.key = s.key AND later.n > s.n
            """;

    private static final String EFFECTS = """
            UPDATE stage_application s SET effect = CASE
              WHEN s.removed THEN CASE WHEN there.no IS NULL OR there.removed THEN 'UNCHANGED' ELSE 'REMOVED' END
              WHEN there.no IS NULL OR there.removed THEN 'CREATED'
              WHEN there.document = s.document THEN 'UNCHANGED' ELSE 'CHANGED' END
            FROM stage_application given LEFT JOIN application there
              ON there.part_no = given.part_no AND there.key = given.key
            WHERE given.n = s.n
            """;

    private ApplicationStage() {}

    /** A draft that has no part to be about. */
    record Refusal(int index, String code) {}

    /** @return the drafts that are not staged */
    static List<Refusal> fill(Connection connection, List<ApplicationDraft> drafts) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            List<Refusal> refusals = new ArrayList<>();
            insert(connection, drafts, brands(connection, drafts), refusals);
            statement.executeUpdate(FIND_PARTS);
            try (ResultSet unknown =
                    statement.executeQuery("DELETE FROM stage_application WHERE part_no IS NULL RETURNING n")) {
                while (unknown.next()) {
                    refusals.add(new Refusal(unknown.getInt(1), "UNKNOWN_PART"));
                }
            }
            statement.executeUpdate(DOUBLED);
            statement.executeUpdate(EFFECTS);
            return refusals;
        }
    }

    /** Makes and models that no statement named before. */
    static void learnVehicles(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    INSERT INTO vehicle_make (key, name) SELECT DISTINCT ON (make_key) make_key, make
                    FROM stage_application WHERE make_key IS NOT NULL ORDER BY make_key, n ON CONFLICT DO NOTHING
                    """);
            statement.executeUpdate("""
                    INSERT INTO vehicle_model (make_key, key, name) SELECT DISTINCT ON (make_key, model_key) make_key, model_key, model
                    FROM stage_application WHERE make_key IS NOT NULL ORDER BY make_key, model_key, n ON CONFLICT DO NOTHING
                    """);
        }
    }

    private static Map<String, Integer> brands(Connection connection, List<ApplicationDraft> drafts)
            throws SQLException {
        List<String> keys = drafts.stream()
                .map(ApplicationDraft::brand)
                .filter(Objects::nonNull)
                .map(BrandName::key)
                .distinct()
                .toList();
        List<String> codes = drafts.stream()
                .filter(draft -> draft.brand() == null)
                .map(ApplicationStage::code)
                .distinct()
                .toList();
        Map<String, Integer> found = new HashMap<>();
        find(connection, "SELECT key, id FROM brand WHERE key = ANY (?)", keys, "", found);
        find(connection, """
                SELECT manufacturer_code, min(id) FROM brand WHERE manufacturer_code = ANY (?)
                GROUP BY manufacturer_code HAVING count(*) = 1
                """, codes, "code ", found);
        return found;
    }

    private static void find(
            Connection connection, String sql, List<String> names, String prefix, Map<String, Integer> into)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", names.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    into.put(prefix + rows.getString(1), rows.getInt(2));
                }
            }
        }
    }

    private static String code(ApplicationDraft draft) {
        return Objects.requireNonNullElse(draft.manufacturerCode(), "").toUpperCase(Locale.ROOT);
    }

    private static void insert(
            Connection connection, List<ApplicationDraft> drafts, Map<String, Integer> brands, List<Refusal> refusals)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int n = 0; n < drafts.size(); n++) {
                ApplicationDraft draft = drafts.get(n);
                BrandName brand = draft.brand();
                Integer brandId = brands.get(brand == null ? "code " + code(draft) : brand.key());
                if (brandId == null) {
                    refusals.add(new Refusal(n, "UNKNOWN_BRAND"));
                    continue;
                }
                insert.setInt(1, n);
                insert.setInt(2, brandId);
                insert.setString(3, draft.partNumber().identity());
                insert.setBoolean(6, draft.remove());
                bind(connection, insert, draft.application());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bind(Connection connection, PreparedStatement insert, Application application)
            throws SQLException {
        SerialRange serials = application.serials();
        insert.setBytes(4, ApplicationJson.key(application));
        insert.setString(5, ApplicationJson.write(application));
        insert.setString(7, application.make());
        insert.setString(8, folded(application.make()));
        insert.setString(9, application.model());
        insert.setString(10, folded(application.model()));
        insert.setString(11, application.vehicleCode());
        insert.setObject(12, application.yearFrom(), Types.SMALLINT);
        insert.setObject(13, application.yearTo(), Types.SMALLINT);
        insert.setString(14, serials == null ? null : serials.prefix());
        insert.setObject(15, serials == null ? null : serials.low(), Types.BIGINT);
        insert.setObject(16, serials == null ? null : serials.high(), Types.BIGINT);
        insert.setObject(17, application.builtFrom(), Types.DATE);
        insert.setObject(18, application.builtTo(), Types.DATE);
        insert.setArray(
                19,
                connection.createArrayOf(
                        "text", application.qualifiers().keySet().toArray()));
        insert.setArray(
                20,
                connection.createArrayOf(
                        "text", ApplicationJson.qualifiers(application).toArray()));
    }

    private static @Nullable String folded(@Nullable String written) {
        return written == null ? null : Application.fold(written);
    }
}
