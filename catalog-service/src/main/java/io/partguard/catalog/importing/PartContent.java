package io.partguard.catalog.importing;

import io.partguard.catalog.part.PartDocument;
import io.partguard.catalog.part.PartJson;
import io.partguard.catalog.supersession.SupersessionEdges;
import io.partguard.catalog.supersession.SupersessionEdges.Edge;
import io.partguard.identity.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A part document as the record keeps it: its text, what it is read to say of supersessions, and the hash by which two of
 * them are told apart. The hash is of both, so that a document which is read by other rules than before is another.
 */
final class PartContent {
    private final PartDocument document;
    private final String json;
    private final List<Edge> supersessions;
    private final byte[] hash;

    PartContent(PartDocument document) {
        this(document, PartJson.write(document));
    }

    /** @param json a document as the record kept it, of whatever shape it then had */
    PartContent(String json) {
        this(PartJson.read(json), json);
    }

    private PartContent(PartDocument document, String json) {
        this.document = document;
        this.json = json;
        this.supersessions = SupersessionEdges.of(document);
        this.hash = hash(json, supersessions);
    }

    PartDocument document() {
        return document;
    }

    String json() {
        return json;
    }

    List<Edge> supersessions() {
        return supersessions;
    }

    /** SHA-256; not to be changed. */
    byte[] hash() {
        return hash;
    }

    /** The hash as COPY reads bytes. */
    String copiedHash() {
        return "\\x" + HexFormat.of().formatHex(hash);
    }

    private static byte[] hash(String json, List<Edge> supersessions) {
        MessageDigest digest = Ids.sha256();
        digest.update(json.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < supersessions.size(); i++) {
            digest.update(Arrays.toString(EdgeText.row(i, supersessions.get(i))).getBytes(StandardCharsets.UTF_8));
        }
        return digest.digest();
    }
}
