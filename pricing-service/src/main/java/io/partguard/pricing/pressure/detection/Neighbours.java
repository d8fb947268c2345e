package io.partguard.pricing.pressure.detection;

import io.partguard.neighbours.Neighbour;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** How detection-service is reached. */
@Validated
@ConfigurationProperties("partguard.neighbours")
record Neighbours(Neighbour detection) {}
