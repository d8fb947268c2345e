package io.partguard.catalog.importing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param rowsAChunk rows that are committed together
 * @param maxBytes largest upload
 */
@Validated
@ConfigurationProperties("partguard.import")
public record ImportSettings(@Min(1) @Max(50_000) int rowsAChunk, DataSize maxBytes) {}
