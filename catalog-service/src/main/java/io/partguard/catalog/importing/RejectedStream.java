package io.partguard.catalog.importing;

import io.partguard.catalog.importing.ImportStore.RejectedEntry;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The refused rows of an import as NDJSON, read from the record page by page. */
public final class RejectedStream extends InputStream {
    private static final int PAGE = 500;

    private final ImportStore store;
    private final String importId;
    private byte[] page = new byte[0];
    private int at;
    private long line = -1;
    private int position = -1;
    private boolean ended;

    public RejectedStream(ImportStore store, String importId) {
        this.store = store;
        this.importId = importId;
    }

    @Override
    public int read() {
        return fill() ? page[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int some = Math.min(length, page.length - at);
        System.arraycopy(page, at, into, offset, some);
        at += some;
        return some;
    }

    private boolean fill() {
        if (at < page.length) {
            return true;
        }
        if (ended) {
            return false;
        }
        List<RejectedEntry> entries = store.rejected(importId, line, position, PAGE);
        StringBuilder lines = new StringBuilder();
        for (RejectedEntry entry : entries) {
            lines.append(entry.entry()).append('\n');
            line = entry.line();
            position = entry.position();
        }
        ended = entries.size() < PAGE;
        page = lines.toString().getBytes(StandardCharsets.UTF_8);
        at = 0;
        return page.length > 0;
    }
}
