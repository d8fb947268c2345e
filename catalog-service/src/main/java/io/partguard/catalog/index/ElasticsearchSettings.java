package io.partguard.catalog.index;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How Elasticsearch is reached. All limits are explicit: the client's own default is to wait for an answer for ever.
 *
 * @param url one or several, with commas between
 * @param answerTimeout longest wait for a search
 * @param bulkTimeout longest wait for a bulk write, a refresh or the making of an index
 * @param connections most open at once
 */
@Validated
@ConfigurationProperties("partguard.elasticsearch")
public record ElasticsearchSettings(
        @NotBlank String url,
        @Nullable String username,
        @Nullable String password,
        Duration connectTimeout,
        Duration answerTimeout,
        Duration bulkTimeout,
        @Min(1) int connections) {}
