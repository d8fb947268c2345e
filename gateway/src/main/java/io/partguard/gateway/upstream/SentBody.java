package io.partguard.gateway.upstream;

import io.partguard.api.ApiError;
import io.partguard.api.Refused;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body as it comes from the sender: counted, bounded, and its failures told from the service's. */
class SentBody extends FilterInputStream {
    private final long limit;
    private final Transfer transfer;
    private long bytes;

    SentBody(InputStream in, long limit, Transfer transfer) {
        super(in);
        this.limit = limit;
        this.transfer = transfer;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n;
        try {
            n = super.read(into, offset, length);
        } catch (IOException | RuntimeException e) {
            transfer.senderFailed(e);
            throw e;
        }
        transfer.moved();
        bytes += Math.max(n, 0);
        if (bytes > limit) {
            Refused refused = tooLarge(limit);
            transfer.senderFailed(refused);
            throw refused;
        }
        return n;
    }

    static Refused tooLarge(long limit) {
        return new Refused(ApiError.BODY_TOO_LARGE, "More than " + limit + " bytes are not taken here.");
    }
}
