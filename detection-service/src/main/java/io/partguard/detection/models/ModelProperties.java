package io.partguard.detection.models;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where models come from and how they are tried.
 *
 * @param dir the models that an empty registry begins with; the ones shipped with the program where it is not said
 * @param pollEvery how often a process looks which models are in force
 * @param shadowShare of the batches that a challenger judges too
 * @param shadowWaiting listings that may wait for a challenger; what comes on top is passed over
 * @param shadowLeast listings a challenger must have judged beside the champion before it can be promoted
 * @param goldLeast examples that the gold set must have before anything can be promoted
 * @param goldTolerance how much worse than the champion a challenger may be on the gold set, as a share of its examples: in
 *     right verdicts, in honest offers accused and in fakes missed
 */
@Validated
@ConfigurationProperties("partguard.model")
public record ModelProperties(
        @Nullable Path dir,
        Duration pollEvery,
        @DecimalMin("0") @DecimalMax("1") double shadowShare,
        @Min(1) int shadowWaiting,
        @Min(0) int shadowLeast,
        @Min(1) int goldLeast,
        @DecimalMin("0") @DecimalMax("0.01") double goldTolerance) {}
