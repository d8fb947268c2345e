package io.partguard.gateway.upstream;

import io.partguard.api.web.ProblemWriter;
import java.net.http.HttpClient;
import java.util.concurrent.Executors;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {
    /** Within security (-100), so that nobody learns about outages without a token; around rate limits and routes. */
    private static final int WITHIN_SECURITY = -60;

    @Bean
    HttpClient upstreamClient(UpstreamLimits limits) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Bean
    StallWatch stallWatch(UpstreamLimits limits) {
        return new StallWatch(limits.stall());
    }

    @Bean
    @Primary
    ProxyExchange upstreamExchange(
            HttpClient client, StallWatch watch, UpstreamLimits limits, GatewayMvcProperties properties) {
        return new UpstreamExchange(client, watch, limits, properties.getStreamingMediaTypes());
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    RequestHttpHeadersFilter cleanRequest() {
        return (headers, request) -> HeaderHygiene.request(headers);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ResponseHttpHeadersFilter cleanResponse() {
        return (headers, response) -> HeaderHygiene.response(headers);
    }

    @Bean
    FilterRegistrationBean<FailureFilter> failureFilter(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new FailureFilter(problems));
        registration.setOrder(WITHIN_SECURITY);
        return registration;
    }
}
