package io.partguard.neighbours;

import feign.Client;
import feign.Request;
import feign.RequestInterceptor;
import feign.Retryer;
import io.partguard.api.ServiceTokens;
import io.partguard.api.Traces;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;

/** What every Feign client here is made of: the configuration of one client extends it and names the neighbour. */
public abstract class ClientBeans {
    private final Neighbour neighbour;

    protected ClientBeans(Neighbour neighbour) {
        this.neighbour = neighbour;
    }

    @Bean
    Client client() {
        return new DeadlineClient(
                neighbour.connectTimeout(), neighbour.maxAnswer().toBytes());
    }

    /** Our own short-lived token, never the user's, and the trace the call belongs to. */
    @Bean
    RequestInterceptor signed(ServiceTokens tokens) {
        return request -> request.header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.tokenFor(neighbour.audience()))
                .header(Traces.HEADER, Traces.header());
    }

    /** For questions that bring no time of their own. */
    @Bean
    Request.Options time() {
        return neighbour.timeFor(0);
    }

    /** Trying again is {@link Guard}'s alone. */
    @Bean
    Retryer noRetry() {
        return Retryer.NEVER_RETRY;
    }
}
