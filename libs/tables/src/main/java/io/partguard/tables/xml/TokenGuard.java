package io.partguard.tables.xml;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the parser reads for one token: parsers hold a tag or a name in memory whole, however long. It also keeps
 * apart the failures of the stream, after which the file may be read again, from those of the file.
 */
final class TokenGuard extends InputStream {
    /** Parsers read ahead by less. */
    private static final int READ_AHEAD = 16 << 10;

    private final InputStream in;
    private final int longest;
    private long token;
    private @Nullable IOException failure;

    TokenGuard(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** A token took more bytes than are allowed. */
    static final class TokenTooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TokenTooLong(int longest) {
            super("a tag, comment or the like is longer than " + longest + " bytes");
        }
    }

    void nextToken() {
        token = 0;
    }

    /** What the stream below failed with. */
    @Nullable IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (token > (long) longest + READ_AHEAD) {
            throw new TokenTooLong(longest);
        }
        try {
            int read = in.read(into, offset, length);
            token += Math.max(read, 0);
            return read;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
