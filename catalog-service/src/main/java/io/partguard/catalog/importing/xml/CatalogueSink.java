package io.partguard.catalog.importing.xml;

import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes what {@link CatalogueXml} reads, in the order of the file. Positions count the file's items, from 1. */
public interface CatalogueSink {

    /**
     * Called once, before the first item.
     *
     * @param head everything that stands before the first item in a file of this standard: see {@link FailedItems}
     */
    void opened(Standard standard, String head) throws IOException;

    /** An item that says everything about a part. */
    void part(long position, Row row) throws IOException;

    /** An item that takes a part away: brand and number, nothing else. */
    void removal(long position, Row row) throws IOException;

    void application(long position, AcesApplication application) throws IOException;

    /** @param raw the item as XML; null where it was too long to keep */
    void error(long position, RowError error, @Nullable String raw) throws IOException;
}
