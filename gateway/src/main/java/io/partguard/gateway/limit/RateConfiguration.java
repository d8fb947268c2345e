package io.partguard.gateway.limit;

import io.partguard.api.web.ProblemWriter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RateConfiguration {
    /** After security (-100), which knows whose bucket it is. */
    private static final int AFTER_SECURITY = -50;

    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimitFilter(RateLimits limits, ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new RateLimitFilter(limits, problems));
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }
}
