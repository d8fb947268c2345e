package io.partguard.detection.detections;

import io.partguard.api.ErrorCode;
import io.partguard.api.ErrorKind;
import io.partguard.api.Refused;
import java.time.Duration;
import java.util.List;

/** Somebody who is needed for an answer could not be asked: nothing was decided, nothing stored. */
public final class Outage extends Refused {
    private static final Duration SOON = Duration.ofSeconds(5);

    public Outage(String code) {
        super(
                new Code(code),
                "A service needed for the answer can't be asked now; nothing was decided.",
                List.of(),
                SOON,
                null);
    }

    /** The cause's own code, such as {@code CATALOG_TIMEOUT}. */
    private record Code(String name) implements ErrorCode {
        @Override
        public ErrorKind kind() {
            return ErrorKind.UNAVAILABLE;
        }
    }
}
