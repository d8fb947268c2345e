package io.partguard.gateway.docs;

import io.partguard.api.ServiceTokens;
import io.partguard.api.token.SecurityConventions;
import io.partguard.api.token.TokenVerifier;
import io.partguard.api.web.ProblemWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.gateway.server.mvc.filter.SimpleFilterSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The page over all services' documents: behind a token like all else, unless it is opened where only its owner can reach it. */
@Configuration(proxyBeanMethods = false)
class DocsConfiguration {
    private static final String[] PAGE = {
        "/swagger-ui.html", "/swagger-ui/**", "/v3/api-docs/swagger-config", "/api-docs/*"
    };

    private static final String OWN_FILES_ONLY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    @Bean
    SimpleFilterSupplier docsFilters(ObjectProvider<ServiceTokens> tokens) {
        DocsFilters.tokens = tokens.getIfAvailable();
        return new SimpleFilterSupplier(DocsFilters.class);
    }

    @Bean
    @Order(0)
    SecurityFilterChain docs(
            HttpSecurity http,
            TokenVerifier verifier,
            ProblemWriter problems,
            @Value("${partguard.gateway.docs-open:false}") boolean open) {
        return SecurityConventions.conventions(http, verifier, problems)
                .securityMatcher(PAGE)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(OWN_FILES_ONLY)))
                .authorizeHttpRequests(requests -> {
                    var reading = requests.requestMatchers(HttpMethod.GET);
                    if (open) {
                        reading.permitAll();
                    } else {
                        reading.authenticated();
                    }
                    requests.anyRequest().denyAll();
                })
                .build();
    }
}
