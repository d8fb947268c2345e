package io.partguard.gateway.upstream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long and how much.
 *
 * @param connect for a connection to a service; longer, and it is out
 * @param stall without a byte in either direction, be it before the answer begins or within it: not a limit to the whole, which
 *     may well take an hour
 * @param upload longest body of a streamed request
 */
@ConfigurationProperties("partguard.gateway.upstream")
record UpstreamLimits(
        @DefaultValue("2s") Duration connect,
        @DefaultValue("30s") Duration stall,
        @DefaultValue("20GB") DataSize upload) {}
