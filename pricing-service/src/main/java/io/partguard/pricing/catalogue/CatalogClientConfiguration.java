package io.partguard.pricing.catalogue;

import feign.Client;
import feign.Request;
import feign.RequestInterceptor;
import feign.Retryer;
import io.partguard.api.ServiceTokens;
import io.partguard.neighbours.ClientBeans;
import org.springframework.context.annotation.Bean;

/** Not a {@code @Configuration}: it belongs to the one client that names it. */
class CatalogClientConfiguration {

    @Bean
    Client catalogHttp(Neighbours neighbours) {
        return ClientBeans.client(neighbours.catalog());
    }

    @Bean
    RequestInterceptor catalogToken(ServiceTokens tokens, Neighbours neighbours) {
        return ClientBeans.signed(tokens, neighbours.catalog());
    }

    /** For questions that bring no time of their own. */
    @Bean
    Request.Options catalogTime(Neighbours neighbours) {
        return neighbours.catalog().timeFor(0);
    }

    @Bean
    Retryer catalogRetryer() {
        return ClientBeans.noRetry();
    }
}
