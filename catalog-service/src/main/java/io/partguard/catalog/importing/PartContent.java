package io.partguard.catalog.importing;

import io.partguard.catalog.part.PartDocument;
import io.partguard.catalog.part.PartJson;
import io.partguard.identity.Ids;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A part document as the record keeps it: its text, and the hash by which two of them are told apart. */
final class PartContent {
    private final PartDocument document;
    private final String json;
    private final byte[] hash;

    PartContent(PartDocument document) {
        this.document = document;
        this.json = PartJson.write(document);
        this.hash = hash(json);
    }

    /** @param json a document as the record kept it, of whatever shape it then had */
    PartContent(String json) {
        this.document = PartJson.read(json);
        this.json = json;
        this.hash = hash(json);
    }

    PartDocument document() {
        return document;
    }

    String json() {
        return json;
    }

    /** SHA-256 of the text; not to be changed. */
    byte[] hash() {
        return hash;
    }

    /** The hash as COPY reads bytes. */
    String copiedHash() {
        return "\\x" + HexFormat.of().formatHex(hash);
    }

    private static byte[] hash(String json) {
        return Ids.sha256().digest(json.getBytes(StandardCharsets.UTF_8));
    }
}
