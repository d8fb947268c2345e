package io.partguard.detection.outbound;

import io.partguard.neighbours.Neighbour;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The services that this one asks. */
@Validated
@ConfigurationProperties("partguard.neighbours")
public record Neighbours(Neighbour catalog, Neighbour pricing) {}
