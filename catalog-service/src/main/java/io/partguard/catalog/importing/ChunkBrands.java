package io.partguard.catalog.importing;

import io.partguard.catalog.importing.Chunk.Rejected;
import io.partguard.catalog.importing.PartDraft.BrandDraft;
import io.partguard.tables.Row;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;

/** The brands of a chunk's rows. */
final class ChunkBrands {
    private ChunkBrands() {}

    /** Drafts of brands that are known or may be made; the others join the refused rows. */
    static List<PartDraft> known(
            Connection connection,
            ImportSession session,
            List<PartDraft> drafts,
            Map<String, Integer> brands,
            List<Rejected> rejected)
            throws SQLException {
        Map<String, BrandDraft> unknown = new HashMap<>();
        for (PartDraft draft : drafts) {
            // Nobody makes a brand to take a part away from it.
            if (!draft.removal() && !brands.containsKey(draft.brand().key())) {
                unknown.putIfAbsent(draft.brand().key(), draft.brand());
            }
        }
        if (session.createBrands() && !session.dryRun() && !unknown.isEmpty()) {
            create(connection, unknown);
        }
        String[] wanted = drafts.stream()
                .map(draft -> draft.brand().key())
                .filter(key -> !brands.containsKey(key))
                .distinct()
                .toArray(String[]::new);
        if (wanted.length > 0) {
            brands.putAll(find(connection, wanted));
        }
        if (session.createBrands() && session.dryRun()) {
            // Brands that would be made: numbers that no real one has, the same again after a restart.
            unknown.keySet().forEach(key -> brands.computeIfAbsent(key, ChunkBrands::madeUp));
        }
        if (!session.dryRun()) {
            learnCodes(connection, drafts);
        }
        List<PartDraft> known = new ArrayList<>(drafts.size());
        for (PartDraft draft : drafts) {
            if (brands.containsKey(draft.brand().key())) {
                known.add(draft);
            } else {
                Row row = draft.row();
                rejected.add(new Rejected(
                        draft.position(),
                        List.of(row.error("brand", "UNKNOWN_BRAND", "is no brand of the catalogue")),
                        row.raw()));
            }
        }
        return known;
    }

    private static int madeUp(String key) {
        CRC32C sum = new CRC32C();
        sum.update(key.getBytes(StandardCharsets.UTF_8));
        return -1 - (int) (sum.getValue() >>> 1);
    }

    private static void create(Connection connection, Map<String, BrandDraft> unknown) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO brand (key, name) VALUES (?, ?) ON CONFLICT (key) DO NOTHING")) {
            for (Map.Entry<String, BrandDraft> brand : unknown.entrySet()) {
                insert.setString(1, brand.getKey());
                insert.setString(2, brand.getValue().name().written());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Codes that the record does not have yet. */
    private static void learnCodes(Connection connection, List<PartDraft> drafts) throws SQLException {
        Set<BrandDraft> withCodes = new HashSet<>();
        for (PartDraft draft : drafts) {
            if (draft.brand().manufacturerCode() != null || draft.brand().cage() != null) {
                withCodes.add(draft.brand());
            }
        }
        if (withCodes.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE brand SET manufacturer_code = coalesce(manufacturer_code, given.code), cage = coalesce(brand.cage, given.cage),
                  revision = revision + 1
                FROM (SELECT ?::text AS code, ?::text AS cage) given
                WHERE key = ? AND ((manufacturer_code IS NULL AND given.code IS NOT NULL) OR (brand.cage IS NULL AND given.cage IS NOT NULL))
                """)) {
            for (BrandDraft brand : withCodes) {
                update.setString(1, brand.manufacturerCode());
                update.setString(2, brand.cage());
                update.setString(3, brand.key());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static Map<String, Integer> find(Connection connection, String[] keys) throws SQLException {
        Map<String, Integer> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT key, id FROM brand WHERE key = ANY (?)")) {
            select.setArray(1, connection.createArrayOf("text", keys));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getInt(2));
                }
            }
        }
        return found;
    }
}
