package io.partguard.catalog.lookup;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param keepResults how long an ended job's file and its results are kept
 * @param patience how long a job waits for a catalogue that does not answer before it is given up
 */
@Validated
@ConfigurationProperties("partguard.lookup")
public record LookupSettings(
        @DefaultValue("30d") Duration keepResults,
        @DefaultValue("6h") Duration patience) {}
