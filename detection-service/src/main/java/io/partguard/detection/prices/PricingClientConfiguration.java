package io.partguard.detection.prices;

import feign.Client;
import feign.Request;
import feign.RequestInterceptor;
import feign.Retryer;
import io.partguard.api.ServiceTokens;
import io.partguard.detection.outbound.Neighbours;
import io.partguard.neighbours.ClientBeans;
import org.springframework.context.annotation.Bean;

/** Not a {@code @Configuration}: it belongs to the one client that names it. */
class PricingClientConfiguration {

    @Bean
    Client pricingHttp(Neighbours neighbours) {
        return ClientBeans.client(neighbours.pricing());
    }

    @Bean
    RequestInterceptor pricingToken(ServiceTokens tokens, Neighbours neighbours) {
        return ClientBeans.signed(tokens, neighbours.pricing());
    }

    /** For questions that bring no time of their own. */
    @Bean
    Request.Options pricingTime(Neighbours neighbours) {
        return neighbours.pricing().timeFor(0);
    }

    @Bean
    Retryer pricingRetryer() {
        return ClientBeans.noRetry();
    }
}
