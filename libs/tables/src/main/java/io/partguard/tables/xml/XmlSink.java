package io.partguard.tables.xml;

import io.partguard.tables.RowError;
import io.partguard.tables.UnreadableTable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes what {@link XmlItems} reads, in the order of the file. */
public interface XmlSink {

    /**
     * Called first, with the start tag of the root.
     *
     * @return what of the file is wanted
     * @throws UnreadableTable where files of this kind are not read
     */
    XmlShape root(XmlElement root) throws IOException, UnreadableTable;

    /**
     * Called at the start of each element directly below the root.
     *
     * @throws UnreadableTable where it makes the file one that is not read
     */
    default void section(XmlElement start) throws IOException, UnreadableTable {}

    /** One of {@link XmlShape#headers()}. */
    void header(XmlElement header) throws IOException, UnreadableTable;

    /** @param position the how manieth item it is, from 1 */
    void item(long position, XmlElement item) throws IOException, UnreadableTable;

    /** @param raw the item as XML; null where it was too long to keep */
    void error(long position, RowError error, @Nullable String raw) throws IOException, UnreadableTable;
}
