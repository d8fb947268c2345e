package io.partguard.detection.review;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param lease how long a claim lasts before anybody may claim the case again */
@ConfigurationProperties("partguard.review")
public record ReviewProperties(@DefaultValue("15m") Duration lease) {}
