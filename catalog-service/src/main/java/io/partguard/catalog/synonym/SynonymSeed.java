package io.partguard.catalog.synonym;

import io.partguard.identity.Ids;
import io.partguard.tables.UnreadableTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts our own vocabulary of car parts into an installation that has none; what people have changed stays theirs. */
@Component
class SynonymSeed {
    private static final Logger LOG = LoggerFactory.getLogger(SynonymSeed.class);
    private static final String FILE = "/synonyms.csv";

    private final SynonymStore store;

    SynonymSeed(SynonymStore store) {
        this.store = store;
    }

    @EventListener(ApplicationReadyEvent.class)
    void plant() throws IOException, UnreadableTable {
        byte[] bytes = bytes();
        SynonymFile.Read read = SynonymFile.read(new ByteArrayInputStream(bytes));
        if (!read.errors().isEmpty()) {
            throw new IllegalStateException(
                    "our own synonyms have faults: " + read.errors().getFirst());
        }
        String making = HexFormat.of().formatHex(Ids.sha256().digest(bytes), 0, 8);
        int added = store.seed(making, read.drafts());
        if (added > 0) {
            LOG.info("{} synonyms of our own were added", added);
        }
    }

    static byte[] bytes() throws IOException {
        try (InputStream in = SynonymSeed.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }
}
