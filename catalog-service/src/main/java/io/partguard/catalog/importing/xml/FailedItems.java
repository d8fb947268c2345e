package io.partguard.catalog.importing.xml;

import io.partguard.tables.xml.XmlText;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes items that were not taken as a file of the standard they came in, each behind a comment that says why; mended,
 * it can be sent again as it is.
 */
public final class FailedItems {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final Standard standard;
    private final String section;
    private final Writer out;
    private long items;

    /** @param head as {@link CatalogueSink#opened} gave it */
    public FailedItems(Standard standard, String head, Writer out) throws IOException {
        this.standard = standard;
        this.section = head.substring(head.lastIndexOf('<') + 1, head.length() - 1);
        this.out = out;
        out.write(DECLARATION + head + "\n");
    }

    /** @param raw the item as XML; null where it was too long to keep, so that the comment stands alone */
    public void add(List<String> errors, @Nullable String raw) throws IOException {
        for (String error : errors) {
            out.write(XmlText.comment(error));
            out.write('\n');
        }
        if (raw != null) {
            out.write(raw);
            out.write('\n');
            items++;
        }
    }

    public void end(LocalDate today) throws IOException {
        out.write(standard.tail(section, items, today));
        out.write('\n');
        out.flush();
    }
}
