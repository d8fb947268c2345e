package io.partguard.catalog.image;

import io.partguard.api.Blob;
import io.partguard.catalog.retention.BlobUse;
import io.partguard.identity.image.ImageHash;
import io.partguard.identity.image.ImageKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of pictures. */
@Component
class ImageStore implements BlobUse {
    private static final String COLUMNS = "i.sha256, i.media_type, i.width, i.height, i.bytes";

    private final JdbcClient jdbc;

    ImageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean needs(String sha256) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM image WHERE sha256 = ?)")
                .param(sha256)
                .query(Boolean.class)
                .single();
    }

    /** A part that shows a picture. */
    record Shown(long image, String sha256, long partNo) {}

    /** The picture's number. Adding the same bytes again changes nothing. Numbers rise in the order of commits. */
    long add(Blob blob, Picture picture, ImageKeys keys) {
        jdbc.sql("SELECT last_image FROM image_state FOR UPDATE")
                .query(Long.class)
                .single();
        Optional<Long> known = jdbc.sql("SELECT no FROM image WHERE sha256 = ?")
                .param(blob.sha256())
                .query(Long.class)
                .optional();
        if (known.isPresent()) {
            return known.get();
        }
        long no = jdbc.sql("UPDATE image_state SET last_image = last_image + 1 RETURNING last_image")
                .query(Long.class)
                .single();
        jdbc.sql("""
                        INSERT INTO image (no, sha256, media_type, width, height, bytes, hash_version, hash, keys)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(no)
                .param(blob.sha256())
                .param(picture.format().mediaType())
                .param(picture.width())
                .param(picture.height())
                .param(blob.bytes())
                .param(ImageHash.VERSION)
                .param(picture.hash().toBytes())
                .param(keys.toBytes())
                .update();
        return no;
    }

    int count(long partNo) {
        return jdbc.sql("SELECT count(*) FROM part_image WHERE part_no = ?")
                .param(partNo)
                .query(Integer.class)
                .single();
    }

    /** Whether it did not show it before. */
    boolean show(long partNo, long image, String by) {
        return jdbc.sql("""
                        INSERT INTO part_image (part_no, image_no, added_by) VALUES (?, ?, ?)
                        ON CONFLICT (part_no, image_no) DO NOTHING
                        """).param(partNo).param(image).param(by).update() == 1;
    }

    /** Whether it did show it. */
    boolean hide(long partNo, String sha256) {
        return jdbc.sql("""
                        DELETE FROM part_image p USING image i
                        WHERE i.no = p.image_no AND p.part_no = ? AND i.sha256 = ?
                        """).param(partNo).param(sha256).update() == 1;
    }

    /** In the order in which they were added. */
    List<StoredImage> ofPart(long partNo) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM part_image p JOIN image i ON i.no = p.image_no"
                        + " WHERE p.part_no = ? ORDER BY p.added_at, i.no")
                .param(partNo)
                .query((row, n) -> image(row))
                .list();
    }

    /** Only pictures that a part shows: what was taken off, or went with its part, is no longer served. */
    Optional<StoredImage> shown(String sha256) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM image i WHERE i.sha256 = ?"
                        + " AND EXISTS (SELECT FROM part_image s JOIN part p ON p.no = s.part_no"
                        + " WHERE s.image_no = i.no AND NOT p.removed)")
                .param(sha256)
                .query((row, n) -> image(row))
                .optional();
    }

    long lastImage() {
        return jdbc.sql("SELECT last_image FROM image_state").query(Long.class).single();
    }

    /** Whether there are pictures whose hashes are of another version than this program's. */
    boolean hasOtherVersions() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM image WHERE hash_version < ? OR hash_version > ?)")
                .param(ImageHash.VERSION)
                .param(ImageHash.VERSION)
                .query(Boolean.class)
                .single();
    }

    record Keyed(long no, ImageKeys keys) {}

    /** The next pictures after a number, at most so many. */
    List<Keyed> keysAfter(long no, int limit) {
        return jdbc.sql("SELECT no, keys FROM image WHERE no > ? ORDER BY no LIMIT ?")
                .param(no)
                .param(limit)
                .query((row, n) -> new Keyed(row.getLong("no"), ImageKeys.read(row.getBytes("keys"))))
                .list();
    }

    /** Hashes of those of the pictures that a part shows, by number. */
    Map<Long, ImageHash> hashes(Collection<Long> numbers) {
        Map<Long, ImageHash> hashes = new HashMap<>();
        jdbc.sql("""
                        SELECT i.no, i.hash FROM image i WHERE i.no = ANY (?)
                        AND EXISTS (SELECT FROM part_image p WHERE p.image_no = i.no)
                        """).param(numbers.toArray(Long[]::new)).query(row -> {
            long no = row.getLong("no");
            hashes.put(no, ImageHash.read(row.getBytes("hash")).orElseThrow());
        });
        return hashes;
    }

    /** Which parts show them, those first that have shown them longest. */
    List<Shown> shown(Collection<Long> images) {
        return jdbc.sql("""
                        SELECT i.no, i.sha256, p.part_no FROM image i JOIN part_image p ON p.image_no = i.no
                        WHERE i.no = ANY (?) ORDER BY i.no, p.added_at, p.part_no
                        """)
                .param(images.toArray(Long[]::new))
                .query((row, n) -> new Shown(row.getLong("no"), row.getString("sha256"), row.getLong("part_no")))
                .list();
    }

    private static StoredImage image(ResultSet row) throws SQLException {
        return new StoredImage(
                row.getString("sha256"),
                row.getString("media_type"),
                row.getInt("width"),
                row.getInt("height"),
                row.getLong("bytes"));
    }
}
