package io.partguard.api.token;

import io.partguard.api.ApiError;
import io.partguard.api.ServiceTokens;
import io.partguard.api.web.ProblemWriter;
import jakarta.servlet.DispatcherType;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Only health is open; all else needs a token, and every endpoint says which roles. */
@AutoConfiguration(
        afterName = "io.partguard.api.web.WebConventions",
        beforeName = {
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration"
        })
public class SecurityConventions {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Signs calls to other services, also where this process serves no requests itself. */
    @Bean
    @ConditionalOnProperty("partguard.service.key")
    ServiceTokens serviceTokens(
            @Value("${spring.application.name}") String service,
            @Value("${partguard.service.key}") Path key,
            Clock clock) {
        return new ServiceTokens(service, key, clock);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @EnableWebSecurity
    @EnableMethodSecurity
    static class Web {

        @Bean
        TokenVerifier tokenVerifier(
                @Value("${spring.application.name}") String service,
                @Value("${partguard.jwks:${user.dir}/.partguard/keys/jwks.json}") Path jwks,
                Clock clock) {
            return new TokenVerifier(new PublicKeys(jwks), service, clock);
        }

        /** Tokens are the only way in: no user of Boot's own making with a password in the log. */
        @Bean
        @ConditionalOnMissingBean
        AuthenticationManager authenticationManager() {
            return authentication -> {
                throw new AuthenticationServiceException("only bearer tokens");
            };
        }

        /** Always there and last: a chain of a service's own covers some addresses, this one all others. */
        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        SecurityFilterChain everythingElse(HttpSecurity http, TokenVerifier verifier, ProblemWriter problems) {
            return conventions(http, verifier, problems)
                    .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                    DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                            .permitAll()
                            .requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/*")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .build();
        }
    }

    /** Bearer tokens, no session, problems instead of pages: for a chain with addresses of its own. */
    public static HttpSecurity conventions(HttpSecurity http, TokenVerifier verifier, ProblemWriter problems) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .addFilterBefore(new TokenFilter(verifier, problems), AnonymousAuthenticationFilter.class)
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, e) -> {
                            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                            problems.write(response, ApiError.TOKEN_MISSING, "Send a bearer token.");
                        })
                        .accessDeniedHandler((request, response, e) ->
                                problems.write(response, ApiError.ACCESS_DENIED, "Your roles don't allow this.")));
    }
}
