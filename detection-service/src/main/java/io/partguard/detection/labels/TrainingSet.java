package io.partguard.detection.labels;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Labels as they were chosen for one training.
 *
 * @param until labels written later are not in it; also what chooses where a cap is hit
 * @param features hash of the features that its examples have
 * @param matchModel by which their parts were found
 * @param labels that there were, whatever was decided
 * @param kept that are learnt from, with their {@code weight} altogether
 * @param leftOut how many labels for which reason
 * @param cuts what the caps took, largest first
 */
@Schema(name = "TrainingSet")
public record TrainingSet(
        int v,
        String id,
        Instant until,
        Instant takenAt,
        String features,
        String matchModel,
        int labels,
        int kept,
        double weight,
        Map<LabelSelection.LeftOut, Integer> leftOut,
        List<LabelSelection.Cut> cuts,
        LabelCaps caps) {

    /** Of the file: the set itself is its first line, each further line an example. */
    public static final int VERSION = 1;
}
