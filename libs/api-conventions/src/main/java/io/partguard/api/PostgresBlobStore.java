package io.partguard.api;

import io.partguard.identity.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link BlobStore} in two PostgreSQL tables. Every chunk is its own transaction, also inside a caller's. */
class PostgresBlobStore implements BlobStore {
    static final int CHUNK = 256 * 1024;
    private static final int CHUNKS_AHEAD = 4;

    private final ExecutorService fetching = Executors.newVirtualThreadPerTaskExecutor();

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;

    PostgresBlobStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public BlobWriter writer(long maxBytes) {
        UUID id = UUID.randomUUID();
        apart.executeWithoutResult(status -> {
            // What a killed process left unfinished: nobody uploads for a day.
            jdbc.sql("DELETE FROM blob WHERE sha256 IS NULL AND started_at < now() - interval '1 day'")
                    .update();
            jdbc.sql("INSERT INTO blob (id) VALUES (?)").param(id).update();
        });
        return new Writer(id, maxBytes);
    }

    @Override
    public InputStream read(String sha256) throws IOException {
        return new Reader(sha256, find(sha256).orElseThrow(() -> new BlobNotFound(sha256)));
    }

    @Override
    public boolean exists(String sha256) {
        return find(sha256).isPresent();
    }

    @Override
    public void delete(String sha256) {
        jdbc.sql("DELETE FROM blob WHERE sha256 = ?").param(sha256).update();
    }

    @Override
    public boolean deleteUntouched(String sha256, Duration time) {
        jdbc.sql("DELETE FROM blob WHERE sha256 = ? AND started_at < now() - make_interval(secs => ?)")
                .params(List.of(sha256, time.toSeconds()))
                .update();
        return !exists(sha256);
    }

    /** Marks bytes that are stored again as still wanted. */
    private boolean touch(String sha256) {
        return jdbc.sql("UPDATE blob SET started_at = now() WHERE sha256 = ?")
                        .param(sha256)
                        .update()
                == 1;
    }

    private Optional<Stored> find(String sha256) {
        return jdbc.sql("SELECT id, bytes FROM blob WHERE sha256 = ?")
                .param(sha256)
                .query((row, n) -> new Stored(row.getObject("id", UUID.class), row.getLong("bytes")))
                .optional();
    }

    private record Stored(UUID id, long bytes) {}

    private class Writer extends BlobWriter {
        private final UUID id;
        private final long maxBytes;
        private final MessageDigest digest = Ids.sha256();
        private final byte[] chunk = new byte[CHUNK];
        private int filled;
        private int seq;
        private long bytes;
        private boolean done;

        Writer(UUID id, long maxBytes) {
            this.id = id;
            this.maxBytes = maxBytes;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            bytes += length;
            if (bytes > maxBytes) {
                throw new Refused(ApiError.BODY_TOO_LARGE, "More than " + maxBytes + " bytes are not taken.");
            }
            digest.update(from, offset, length);
            int position = offset;
            int end = offset + length;
            while (position < end) {
                int taken = Math.min(end - position, CHUNK - filled);
                System.arraycopy(from, position, chunk, filled, taken);
                filled += taken;
                position += taken;
                if (filled == CHUNK) {
                    store();
                }
            }
        }

        private void store() {
            byte[] data = filled == CHUNK ? chunk : Arrays.copyOf(chunk, filled);
            apart.executeWithoutResult(
                    status -> jdbc.sql("INSERT INTO blob_chunk (blob_id, seq, data) VALUES (?, ?, ?)")
                            .params(List.of(id, seq, data))
                            .update());
            seq++;
            filled = 0;
        }

        @Override
        public Blob finish() {
            if (done) {
                throw new IllegalStateException("finished before");
            }
            if (filled > 0) {
                store();
            }
            String sha256 = HexFormat.of().formatHex(digest.digest());
            Boolean sealed = apart.execute(status -> {
                // Two uploads of the same bytes at once: the second waits here, then finds them.
                jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                        .param("blob " + sha256)
                        .query((row, n) -> true)
                        .single();
                return !touch(sha256)
                        && jdbc.sql("UPDATE blob SET sha256 = ?, bytes = ? WHERE id = ?")
                                        .params(List.of(sha256, bytes, id))
                                        .update()
                                == 1;
            });
            done = Boolean.TRUE.equals(sealed);
            if (!done) {
                discard();
                done = true;
            }
            return new Blob(sha256, bytes);
        }

        @Override
        public void close() {
            if (!done) {
                done = true;
                discard();
            }
        }

        private void discard() {
            apart.executeWithoutResult(status ->
                    jdbc.sql("DELETE FROM blob WHERE id = ?").param(id).update());
        }
    }

    /** Reads some chunks ahead of its caller, who is seldom idle either. */
    private class Reader extends InputStream {
        private final String sha256;
        private final Stored stored;
        private byte[] chunk = new byte[0];
        private final Deque<byte[]> fetched = new ArrayDeque<>();
        private @Nullable Future<List<byte[]>> ahead;
        private int position;
        private int seq;
        private long left;

        Reader(String sha256, Stored stored) {
            this.sha256 = sha256;
            this.stored = stored;
            this.left = stored.bytes();
        }

        @Override
        public int read() throws IOException {
            return fill() ? chunk[position++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int taken = Math.min(length, chunk.length - position);
            System.arraycopy(chunk, position, into, offset, taken);
            position += taken;
            return taken;
        }

        private boolean fill() throws IOException {
            if (position < chunk.length) {
                return true;
            }
            if (left == 0) {
                return false;
            }
            if (fetched.isEmpty()) {
                fetched.addAll(ahead == null ? fetch(seq) : await(ahead));
                seq += fetched.size();
                long behind = left - fetched.stream().mapToLong(it -> it.length).sum();
                int next = seq;
                ahead = behind > 0 ? fetching.submit(() -> fetch(next)) : null;
            }
            if (fetched.isEmpty()) {
                throw new BlobNotFound(sha256);
            }
            chunk = fetched.removeFirst();
            position = 0;
            left -= chunk.length;
            return true;
        }

        /** Apart from the caller's transaction, whose connection may be in the middle of a COPY. */
        private List<byte[]> fetch(int from) {
            List<byte[]> chunks = apart.execute(status -> jdbc.sql(
                            "SELECT data FROM blob_chunk WHERE blob_id = ? AND seq >= ? AND seq < ? ORDER BY seq")
                    .params(List.of(stored.id(), from, from + CHUNKS_AHEAD))
                    .query((row, n) -> row.getBytes("data"))
                    .list());
            return chunks == null ? List.of() : chunks;
        }

        private static List<byte[]> await(Future<List<byte[]>> ahead) throws IOException {
            try {
                return ahead.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IOException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }

        @Override
        public void close() {
            if (ahead != null) {
                // Not by an interrupt: on a virtual thread that would close the connection it reads from.
                ahead.cancel(false);
            }
        }
    }
}
