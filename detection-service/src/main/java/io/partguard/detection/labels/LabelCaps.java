package io.partguard.detection.labels;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How much one hand may teach.
 *
 * @param analyst of one person's decisions
 * @param seller of decisions on accounts that belong together; offers that name no seller are one seller's here
 * @param hour of decisions within one hour of UTC, whoever made them
 * @param most weight of all labels of one training
 */
@Validated
@ConfigurationProperties("partguard.labels")
public record LabelCaps(
        @Valid Cap analyst,
        @Valid Cap seller,
        @Valid Cap hour,
        @Positive double most) {

    /**
     * A limit on weight.
     *
     * @param share of the weight of all that is kept
     * @param atLeast is allowed whatever the share: with few hands or few labels no share could be kept
     * @param most is the limit however much there is
     */
    public record Cap(
            @DecimalMin("0") @DecimalMax("1") double share,
            @Positive double atLeast,
            @Positive double most) {}
}
