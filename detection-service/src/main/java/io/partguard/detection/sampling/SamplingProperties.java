package io.partguard.detection.sampling;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The daily draw.
 *
 * @param perDay offers a tenant and day; 0 draws none
 * @param after how long after the end of a day, in UTC, it is drawn: what was judged last has been stored by then
 * @param every how often a process looks whether a day is to be drawn
 * @param lookBack days that are still drawn where nobody was there to do it in time
 */
@Validated
@ConfigurationProperties("partguard.blind-sample")
public record SamplingProperties(
        @Min(0) @Max(1000) int perDay,
        Duration after,
        Duration every,
        @Min(1) @Max(60) int lookBack) {}
