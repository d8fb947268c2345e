package io.partguard.gateway.upstream;

import io.partguard.api.ApiError;
import io.partguard.api.Refused;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service could not be reached, failed, or did not answer in time. */
class UpstreamFailed extends Refused {
    private UpstreamFailed(ApiError code, String detail, @Nullable Throwable cause) {
        super(code, detail, List.of(), Duration.ofSeconds(5), cause);
    }

    static UpstreamFailed out(@Nullable Throwable cause) {
        return new UpstreamFailed(
                ApiError.SERVICE_UNAVAILABLE, "The service behind this address can't answer now; try again.", cause);
    }

    static UpstreamFailed late(@Nullable Throwable cause) {
        return new UpstreamFailed(
                ApiError.SERVICE_TIMED_OUT,
                "The service behind this address did not answer in time; try again.",
                cause);
    }
}
