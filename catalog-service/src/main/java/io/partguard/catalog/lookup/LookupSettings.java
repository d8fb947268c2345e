package io.partguard.catalog.lookup;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param keepResults how long an ended job's file and its results are kept */
@Validated
@ConfigurationProperties("partguard.lookup")
public record LookupSettings(@DefaultValue("30d") Duration keepResults) {}
