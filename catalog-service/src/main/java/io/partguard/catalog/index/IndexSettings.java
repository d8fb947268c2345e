package io.partguard.catalog.index;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The index of this deployment.
 *
 * @param prefix indices are called {@code {prefix}-v{mapping}-{timestamp}}, aliases {@code {prefix}-read} and
 *     {@code {prefix}-write}
 * @param replicas added when a built index begins to serve
 */
@Validated
@ConfigurationProperties("partguard.index")
public record IndexSettings(
        @Pattern(regexp = "[a-z][a-z0-9-]{0,60}") String prefix,
        @Min(1) int shards,
        @Min(0) int replicas) {

    String readAlias() {
        return prefix + "-read";
    }

    String writeAlias() {
        return prefix + "-write";
    }

    /**
     * The alias through which one index is written to. Elasticsearch makes an index that is missing when it is written to
     * by name, with whatever mapping it guesses; by an alias it refuses.
     */
    String door(String name) {
        return prefix + "-door-" + name.substring(prefix.length() + 1);
    }
}
