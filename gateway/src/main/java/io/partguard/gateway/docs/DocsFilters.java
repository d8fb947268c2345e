package io.partguard.gateway.docs;

import io.partguard.api.ServiceTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.common.Shortcut;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Filters that routes name in YAML; the gateway finds them as static methods. */
public final class DocsFilters {
    /** Null where the gateway has no key of its own; then the asker's token is passed on as everywhere. */
    static @Nullable ServiceTokens tokens;

    private DocsFilters() {}

    /** Asks in the gateway's own name: documents are the same for everybody. */
    @Shortcut
    public static HandlerFilterFunction<ServerResponse, ServerResponse> serviceToken(String audience) {
        return (request, next) -> {
            ServiceTokens own = tokens;
            if (own == null) {
                return next.handle(request);
            }
            return next.handle(ServerRequest.from(request)
                    .headers(headers -> headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + own.tokenFor(audience)))
                    .build());
        };
    }
}
