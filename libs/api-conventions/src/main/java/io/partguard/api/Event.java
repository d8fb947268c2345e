package io.partguard.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, with the fields of CloudEvents 1.0.
 *
 * @param position where it stands in the log; the argument of {@link Events#after} for what follows
 * @param source the service
 * @param type a fact in the past, such as {@code part.superseded}
 * @param subject the id of what it happened to
 * @param data JSON, ids instead of personal data
 */
public record Event(
        Position position,
        Instant time,
        String source,
        String type,
        String subject,
        @Nullable String traceId,
        String data) {

    /** Events are ordered by the transaction that wrote them, then by number. */
    public record Position(String transaction, long id) {
        public static final Position START = new Position("0", 0);
    }
}
