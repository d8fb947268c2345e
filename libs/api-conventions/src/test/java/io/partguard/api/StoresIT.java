package io.partguard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.partguard.identity.Ids;
import io.partguard.stack.Database;
import io.partguard.stack.TestServers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        properties = {"spring.application.name=small-service", "spring.flyway.locations=classpath:db/conventions"})
class StoresIT {
    private static final Viewer ANN = new Viewer("ann", "alps", Set.of(Role.DEALER));
    private static final Viewer BOB = new Viewer("bob", "alps", Set.of(Role.DEALER));

    @Autowired
    Idempotency idempotency;

    @Autowired
    Events events;

    @Autowired
    BlobStore blobs;

    @Autowired
    JdbcClient jdbc;

    TransactionTemplate transaction;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        Database database = TestServers.newDatabase("catalog");
        registry.add("spring.datasource.url", database::jdbcUrl);
        registry.add("spring.datasource.username", database::user);
        registry.add("spring.datasource.password", database::password);
    }

    @Autowired
    void transactions(PlatformTransactionManager manager) {
        transaction = new TransactionTemplate(manager);
    }

    @BeforeEach
    void empty() {
        jdbc.sql("TRUNCATE idempotency_key, event, blob, blob_chunk").update();
    }

    @Test
    void answersTheSameRequestAgainWithTheSameBytes() {
        AtomicInteger runs = new AtomicInteger();
        StoredAnswer first = once(ANN, "k-1", "body", runs);
        StoredAnswer second = once(ANN, "k-1", "body", runs);
        assertThat(runs).hasValue(1);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.location()).isEqualTo("/v1/things/1");
        assertThat(second.contentType()).isEqualTo("application/json");
    }

    @Test
    void keepsKeysOfDifferentViewersAndOperationsApart() {
        AtomicInteger runs = new AtomicInteger();
        once(ANN, "k-1", "body", runs);
        once(BOB, "k-1", "body", runs);
        idempotency.once(ANN, "other", "k-1", "body", () -> answer(runs));
        once(ANN, null, "body", runs);
        once(ANN, null, "body", runs);
        assertThat(runs).hasValue(5);
    }

    @Test
    void refusesTheKeyOfAnotherRequest() {
        AtomicInteger runs = new AtomicInteger();
        once(ANN, "k-1", "body", runs);
        assertRefused(() -> once(ANN, "k-1", "another body", runs), ApiError.IDEMPOTENCY_KEY_REUSED);
        assertRefused(() -> once(ANN, "with space", "body", runs), ApiError.INVALID_IDEMPOTENCY_KEY);
        assertRefused(() -> once(ANN, "x".repeat(256), "body", runs), ApiError.INVALID_IDEMPOTENCY_KEY);
        assertThat(runs).hasValue(1);
    }

    @Test
    void aFailureLeavesNeitherTheKeyNorAnythingElse() {
        AtomicInteger runs = new AtomicInteger();
        assertThatIllegalStateException()
                .isThrownBy(() -> idempotency.once(ANN, "create", "k-1", "body", () -> {
                    events.append("thing.created", "t-1", "{}");
                    throw new IllegalStateException("no luck");
                }));
        assertThat(jdbc.sql("SELECT count(*) FROM event").query(Long.class).single())
                .isZero();
        once(ANN, "k-1", "body", runs);
        assertThat(runs).hasValue(1);
    }

    @Test
    void ofManyAtOnceExactlyOneRuns() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger stillRunning = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<StoredAnswer> first = threads.submit(() -> idempotency.once(ANN, "create", "k-1", "body", () -> {
                started.countDown();
                await(release);
                return answer(runs);
            }));
            started.await();
            for (int i = 0; i < 3; i++) {
                assertRefused(() -> once(ANN, "k-1", "body", runs), ApiError.STILL_RUNNING);
                stillRunning.incrementAndGet();
            }
            release.countDown();
            assertThat(once(ANN, "k-1", "body", new AtomicInteger(), first))
                    .isEqualTo(first.get().body());
        }
        assertThat(runs).hasValue(1);
        assertThat(stillRunning).hasValue(3);
    }

    @Test
    void forgetsKeysAfterADay() {
        AtomicInteger runs = new AtomicInteger();
        once(ANN, "k-1", "body", runs);
        jdbc.sql("UPDATE idempotency_key SET created_at = now() - interval '25 hours'")
                .update();
        once(ANN, "k-1", "another body", runs);
        assertThat(runs).hasValue(2);
    }

    @Test
    void anEventExistsExactlyIfItsTransactionDoes() {
        assertThatIllegalStateException().isThrownBy(() -> events.append("thing.created", "t-1", "{}"));
        transaction.executeWithoutResult(status -> events.append("thing.created", "t-1", "{\"v\":1}"));
        transaction.executeWithoutResult(status -> {
            events.append("thing.created", "t-2", "{}");
            status.setRollbackOnly();
        });
        assertThat(events.after(Event.Position.START, 10)).singleElement().satisfies(event -> {
            assertThat(event.subject()).isEqualTo("t-1");
            assertThat(event.source()).isEqualTo("small-service");
            assertThat(event.data()).isEqualTo("{\"v\": 1}");
        });
    }

    @Test
    void aReaderMissesNoEventThatCommitsLate() throws Exception {
        CountDownLatch appended = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> late = threads.submit(() -> transaction.executeWithoutResult(status -> {
                events.append("thing.created", "late", "{}");
                appended.countDown();
                await(release);
            }));
            appended.await();
            transaction.executeWithoutResult(status -> events.append("thing.created", "early", "{}"));
            List<Event> before = events.after(Event.Position.START, 10);
            assertThat(before).isEmpty();
            release.countDown();
            late.get();
        }
        List<String> all = new ArrayList<>();
        Event.Position position = Event.Position.START;
        for (List<Event> page = events.after(position, 1); !page.isEmpty(); page = events.after(position, 1)) {
            all.add(page.getFirst().subject());
            position = page.getFirst().position();
        }
        assertThat(all).containsExactly("late", "early");
    }

    @Test
    void givesBackTheBytesUnderTheirHash() throws IOException {
        for (int size : new int[] {0, 1, PostgresBlobStore.CHUNK - 1, PostgresBlobStore.CHUNK, 3_000_001}) {
            byte[] bytes = new byte[size];
            new Random(size).nextBytes(bytes);
            Blob blob = blobs.write(new ByteArrayInputStream(bytes), 5_000_000);
            assertThat(blob)
                    .isEqualTo(new Blob(HexFormat.of().formatHex(Ids.sha256().digest(bytes)), size));
            try (InputStream in = blobs.read(blob.sha256())) {
                assertThat(Arrays.equals(in.readAllBytes(), bytes)).isTrue();
            }
        }
    }

    @Test
    void storesTheSameBytesOnce() throws Exception {
        byte[] bytes = "the same".getBytes(StandardCharsets.UTF_8);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Blob>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(() -> blobs.write(new ByteArrayInputStream(bytes), 100)));
            }
            for (Future<Blob> blob : all) {
                assertThat(blob.get()).isEqualTo(all.getFirst().get());
            }
        }
        assertThat(jdbc.sql("SELECT count(*) FROM blob").query(Long.class).single())
                .isEqualTo(1);
        assertThat(jdbc.sql("SELECT count(*) FROM blob_chunk").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void leavesNothingOfAFailedOrTooLongUpload() {
        assertRefused(
                () -> blobs.write(new ByteArrayInputStream(new byte[2_000_000]), 1_000_000), ApiError.BODY_TOO_LARGE);
        InputStream breaking = new InputStream() {
            private int left = 600_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("the client is gone");
                }
                return 7;
            }
        };
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> blobs.write(breaking, 1_000_000));
        assertThat(jdbc.sql("SELECT count(*) FROM blob_chunk").query(Long.class).single())
                .isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM blob").query(Long.class).single())
                .isZero();
    }

    @Test
    void saysThatABlobIsNotThere() throws IOException {
        String nowhere = "0".repeat(64);
        assertThatExceptionOfType(BlobNotFound.class).isThrownBy(() -> blobs.read(nowhere));
        assertThat(blobs.exists(nowhere)).isFalse();
        Blob blob = blobs.write(new ByteArrayInputStream(new byte[10]), 10);
        assertThat(blobs.exists(blob.sha256())).isTrue();
        blobs.delete(blob.sha256());
        assertThat(blobs.exists(blob.sha256())).isFalse();
    }

    private StoredAnswer once(Viewer viewer, String key, String body, AtomicInteger runs) {
        return idempotency.once(viewer, "create", key, body, () -> answer(runs));
    }

    private byte[] once(Viewer viewer, String key, String body, AtomicInteger runs, Future<?> after) throws Exception {
        after.get();
        return once(viewer, key, body, runs).body();
    }

    private static StoredAnswer answer(AtomicInteger runs) {
        int run = runs.incrementAndGet();
        return StoredAnswer.json(201, "/v1/things/" + run, ("{\"run\":" + run + "}").getBytes(StandardCharsets.UTF_8));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertRefused(ThrowingCallable call, ApiError code) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
