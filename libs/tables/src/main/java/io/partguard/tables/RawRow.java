package io.partguard.tables;

import io.partguard.tables.RecordFramer.Framed;
import java.io.IOException;

/** A row cut out of its file and not read yet. It may be read later, and in any order. */
public final class RawRow {
    private final Framed framed;
    private final TableReader reader;
    private final boolean plain;

    RawRow(Framed framed, TableReader reader, boolean plain) {
        this.framed = framed;
        this.reader = reader;
        this.plain = plain;
    }

    /** The row's first line in the file, from 1. */
    public long line() {
        return framed.line();
    }

    /** As it stands in the file, without the end of its line; the caller does not change it. */
    public byte[] bytes() {
        return framed.bytes();
    }

    /**
     * Whether these bytes alone, under the same mapping and columns, say what the row is: so for every row that could be
     * cut out whole, unless its file carries errors behind its own columns.
     */
    public boolean isPlain() {
        return plain && framed.fault() == null;
    }

    /** Gives the row to the sink, or what is wrong with it; exactly one of both. */
    public void read(RowSink sink) throws IOException {
        reader.read(framed, sink);
    }
}
