package io.partguard.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Requests of one subject at one gateway.
 *
 * @param perSecond in the long run
 * @param burst at once
 */
@ConfigurationProperties("partguard.gateway.rate")
record RateLimits(
        @DefaultValue("200") long perSecond,
        @DefaultValue("400") long burst) {}
