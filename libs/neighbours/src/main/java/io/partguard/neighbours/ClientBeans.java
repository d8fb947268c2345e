package io.partguard.neighbours;

import feign.Client;
import feign.RequestInterceptor;
import feign.Retryer;
import io.partguard.api.ServiceTokens;
import io.partguard.api.Traces;
import org.springframework.http.HttpHeaders;

/** What every Feign client here is made of. */
public final class ClientBeans {
    private ClientBeans() {}

    public static Client client(Neighbour neighbour) {
        return new DeadlineClient(
                neighbour.connectTimeout(), neighbour.maxAnswer().toBytes());
    }

    /** Our own short-lived token, never the user's, and the trace the call belongs to. */
    public static RequestInterceptor signed(ServiceTokens tokens, Neighbour neighbour) {
        return request -> request.header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.tokenFor(neighbour.audience()))
                .header(Traces.HEADER, Traces.header());
    }

    /** Trying again is {@link Guard}'s alone. */
    public static Retryer noRetry() {
        return Retryer.NEVER_RETRY;
    }
}
