package io.partguard.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Requests of one subject at one gateway; a dealer portal is one subject for all its users.
 *
 * @param perSecond in the long run
 * @param burst at once
 */
@ConfigurationProperties("partguard.gateway.rate")
record RateLimits(
        @DefaultValue("1000") long perSecond,
        @DefaultValue("2000") long burst) {}
