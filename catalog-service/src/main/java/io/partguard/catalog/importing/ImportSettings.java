package io.partguard.catalog.importing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param rowsAChunk rows that are committed together
 * @param maxBytes largest upload
 * @param keepUploads how long an ended import's file and its failed rows are kept
 */
@Validated
@ConfigurationProperties("partguard.import")
public record ImportSettings(
        @Min(1) @Max(50_000) int rowsAChunk,
        DataSize maxBytes,
        @DefaultValue("30d") Duration keepUploads) {}
