package io.partguard.api;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does something once per idempotency key. The key, the answer and everything the action writes are one transaction: after a
 * crash either all of it is there or nothing is. Keys are kept for a day.
 */
public class Idempotency {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Idempotency(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Runs the action inside a transaction and stores its answer; with the same key and body, gives that answer again. An
     * exception rolls everything back and stores nothing, so that a later try runs again. Keep the action short: read uploads
     * and ask other services before.
     *
     * @param operation what is done, such as {@code "createQuote"}; keys of different operations and viewers don't meet
     * @param key the Idempotency-Key header, 1 to 255 visible ASCII characters; null: the action simply runs
     * @param bodyHash of everything that makes the request this one: query parameters as well as the body
     * @throws Refused IDEMPOTENCY_KEY_REUSED (422) for another body, STILL_RUNNING (409), INVALID_IDEMPOTENCY_KEY (400)
     */
    public StoredAnswer once(
            Viewer viewer, String operation, @Nullable String key, String bodyHash, Supplier<StoredAnswer> action) {
        if (key == null) {
            return transact(action);
        }
        check(key);
        return transact(() -> {
            if (!lock(viewer, operation, key)) {
                throw new Refused(
                        ApiError.STILL_RUNNING, "The first request with this Idempotency-Key is still running.");
            }
            forgetOld();
            Answered answered = find(viewer, operation, key);
            if (answered == null) {
                StoredAnswer answer = action.get();
                store(viewer, operation, key, bodyHash, answer);
                return answer;
            }
            return answered.to(bodyHash);
        });
    }

    /**
     * The answer that was given under this key, for actions that ask others before {@link #once}: what was answered once is
     * answered again though they are out now. Empty where there is none yet.
     *
     * @throws Refused as {@link #once} does, but for STILL_RUNNING
     */
    public Optional<StoredAnswer> answered(Viewer viewer, String operation, @Nullable String key, String bodyHash) {
        if (key == null) {
            return Optional.empty();
        }
        check(key);
        return Optional.ofNullable(find(viewer, operation, key)).map(it -> it.to(bodyHash));
    }

    private static void check(String key) {
        if (!key.matches("[\\x21-\\x7E]{1,255}")) {
            throw new Refused(
                    ApiError.INVALID_IDEMPOTENCY_KEY,
                    "Idempotency-Key must be 1 to 255 visible ASCII characters without spaces.");
        }
    }

    private StoredAnswer transact(Supplier<StoredAnswer> action) {
        StoredAnswer answer = transaction.execute(status -> action.get());
        if (answer == null) {
            throw new IllegalStateException("an action without an answer");
        }
        return answer;
    }

    private record Answered(String bodyHash, StoredAnswer answer) {

        StoredAnswer to(String askedHash) {
            if (!bodyHash.equals(askedHash)) {
                throw new Refused(
                        ApiError.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was used before, for another request.");
            }
            return answer;
        }
    }

    private boolean lock(Viewer viewer, String operation, String key) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 1))")
                .param(String.join("\u0001", viewer.tenant(), viewer.subject(), operation, key))
                .query(Boolean.class)
                .single();
    }

    private void forgetOld() {
        jdbc.sql("""
                DELETE FROM idempotency_key WHERE ctid = ANY (ARRAY(
                  SELECT ctid FROM idempotency_key WHERE created_at < now() - interval '24 hours'
                  LIMIT 20 FOR UPDATE SKIP LOCKED))
                """).update();
    }

    private @Nullable Answered find(Viewer viewer, String operation, String key) {
        return jdbc.sql("""
                        SELECT body_hash, status, location, content_type, body FROM idempotency_key
                        WHERE tenant = ? AND subject = ? AND operation = ? AND key = ?
                          AND created_at >= now() - interval '24 hours'
                        """)
                .param(viewer.tenant())
                .param(viewer.subject())
                .param(operation)
                .param(key)
                .query((row, n) -> new Answered(
                        row.getString("body_hash"),
                        new StoredAnswer(
                                row.getInt("status"),
                                row.getString("location"),
                                row.getString("content_type"),
                                row.getBytes("body"))))
                .optional()
                .orElse(null);
    }

    private void store(Viewer viewer, String operation, String key, String bodyHash, StoredAnswer answer) {
        jdbc.sql("""
                        INSERT INTO idempotency_key
                          (tenant, subject, operation, key, body_hash, status, location, content_type, body)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (tenant, subject, operation, key) DO UPDATE SET
                          body_hash = excluded.body_hash, status = excluded.status, location = excluded.location,
                          content_type = excluded.content_type, body = excluded.body, created_at = now()
                        """)
                .param(viewer.tenant())
                .param(viewer.subject())
                .param(operation)
                .param(key)
                .param(bodyHash)
                .param(answer.status())
                .param(answer.location())
                .param(answer.contentType())
                .param(answer.body())
                .update();
    }
}
