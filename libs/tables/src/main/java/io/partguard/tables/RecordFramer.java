package io.partguard.tables;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into rows, holding one row at a time. A row over the limit is skipped to its end; a quote that
 * is never closed costs the row it stands in, and reading goes on with the next line. Time is linear in the bytes read,
 * times {@link Limits#rowLines()} at the very worst.
 */
final class RecordFramer {
    private static final int CHUNK = 1 << 16;
    private static final int HEAD = 200;

    private final InputStream in;
    private final Limits limits;
    /** The CSV separator; -1 where quotes mean nothing (NDJSON). */
    private final int separator;

    private byte[] buffer = new byte[2 * CHUNK];
    private int start;
    private int position;
    private int end;
    private boolean ended;
    private long line = 1;

    /** A row, or why there is none. */
    record Framed(long line, byte[] bytes, @Nullable String fault) {}

    RecordFramer(InputStream in, Limits limits, int separator) throws IOException {
        this.in = in;
        this.limits = limits;
        this.separator = separator;
        skipByteOrderMark();
    }

    /** The next row that is not blank; null at the end. */
    @Nullable Framed next() throws IOException {
        while (true) {
            start = position;
            if (!more()) {
                return null;
            }
            Framed framed = frame();
            if (framed.fault() != null || !isBlank(framed.bytes())) {
                return framed;
            }
        }
    }

    private Framed frame() throws IOException {
        long firstLine = line;
        int firstNewline = -1;
        int lines = 1;
        boolean quoted = false;
        boolean fieldStart = true;
        while (true) {
            if (!more()) {
                return quoted ? unclosed(firstLine, firstNewline) : taken(firstLine, position);
            }
            if (position - start >= limits.rowBytes()) {
                return firstNewline >= 0 ? unclosed(firstLine, firstNewline) : tooLong(firstLine);
            }
            byte b = buffer[position++];
            if (endsLine(b)) {
                line++;
                if (!quoted) {
                    return taken(firstLine, position - 1);
                }
                if (firstNewline < 0) {
                    firstNewline = position - 1 - start;
                }
                if (++lines > limits.rowLines()) {
                    return unclosed(firstLine, firstNewline);
                }
            } else if (separator >= 0) {
                if (quoted) {
                    quoted = b != '"' || skippedEscapedQuote();
                    if (!quoted && firstNewline >= 0 && !cellEnds()) {
                        // Two stray quotes in two rows: what lies between them is rows, not a cell.
                        return unclosed(firstLine, firstNewline);
                    }
                } else if (b == '"' && fieldStart) {
                    quoted = true;
                }
                fieldStart = !quoted && b == separator;
            }
        }
    }

    /** A line feed; in CSV also a carriage return alone, as old Macs end lines. */
    private boolean endsLine(byte b) throws IOException {
        return b == '\n' || (b == '\r' && separator >= 0 && !(more() && buffer[position] == '\n'));
    }

    private boolean cellEnds() throws IOException {
        return !more() || buffer[position] == separator || buffer[position] == '\n' || buffer[position] == '\r';
    }

    private boolean skippedEscapedQuote() throws IOException {
        if (more() && buffer[position] == '"') {
            position++;
            return true;
        }
        return false;
    }

    private Framed taken(long firstLine, int to) {
        int until = to > start && buffer[to - 1] == '\r' ? to - 1 : to;
        return new Framed(firstLine, Arrays.copyOfRange(buffer, start, until), null);
    }

    /** Gives back everything behind the first line of the row, so that one stray quote does not swallow its neighbours. */
    private Framed unclosed(long firstLine, int firstNewline) {
        int to = firstNewline < 0 ? position : start + firstNewline;
        Framed framed = new Framed(firstLine, Arrays.copyOfRange(buffer, start, to), "UNCLOSED_QUOTE");
        position = firstNewline < 0 ? position : to + 1;
        line = firstNewline < 0 ? line : firstLine + 1;
        return framed;
    }

    private Framed tooLong(long firstLine) throws IOException {
        byte[] head = Arrays.copyOfRange(buffer, start, start + Math.min(HEAD, position - start));
        start = position;
        while (more()) {
            start = position;
            if (buffer[position++] == '\n') {
                line++;
                break;
            }
        }
        return new Framed(firstLine, head, "ROW_TOO_LONG");
    }

    /** Whether there is a byte at {@code position}; keeps everything from {@code start} on. */
    private boolean more() throws IOException {
        if (position < end) {
            return true;
        }
        if (ended) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            position -= start;
            end -= start;
            start = 0;
        }
        if (buffer.length - end < CHUNK) {
            buffer = Arrays.copyOf(buffer, buffer.length + Math.max(CHUNK, buffer.length / 2));
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            ended = true;
            return false;
        }
        end += read;
        return read > 0 || more();
    }

    private void skipByteOrderMark() throws IOException {
        while (end - position < 3 && !ended) {
            int before = position;
            position = end;
            more();
            position = before;
        }
        if (end >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            position = 3;
        }
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
