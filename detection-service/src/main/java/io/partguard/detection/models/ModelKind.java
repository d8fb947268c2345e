package io.partguard.detection.models;

import io.partguard.detection.judging.matching.MatchFeatures;
import io.partguard.detection.judging.matching.MatchModel;
import io.partguard.detection.judging.model.TrainedModel;
import io.partguard.detection.judging.signal.Feature;
import io.partguard.detection.judging.verdict.VerdictModel;
import io.partguard.identity.Ids;
import java.util.List;

/** What a model is asked. */
public enum ModelKind {
    /** Which part a listing trades on. */
    MATCH("match", MatchFeatures.NAMES),
    /** What the goods are. */
    VERDICT("verdict", Feature.NAMES);

    private final String named;
    private final List<String> features;

    ModelKind(String named, List<String> features) {
        this.named = named;
        this.features = features;
    }

    /** The features that this build computes for models of the kind, in order. */
    public List<String> features() {
        return features;
    }

    public String featuresHash() {
        return hash(features);
    }

    /** Two lists of features are one exactly if their hashes are. */
    static String hash(List<String> features) {
        return Ids.of("ftr", features.toArray(String[]::new));
    }

    String file() {
        return named + ".model";
    }

    /** @throws UnusableModel where it is named for no kind */
    static ModelKind of(TrainedModel model) throws UnusableModel {
        for (ModelKind kind : values()) {
            if (model.id().startsWith(kind.named + "-")) {
                return kind;
            }
        }
        throw new UnusableModel(model.id() + " is neither a match model nor a verdict model");
    }

    /** @throws UnusableModel where this build computes other features, or an output is missing */
    void check(TrainedModel model) throws UnusableModel {
        try {
            switch (this) {
                case MATCH -> {
                    MatchModel match = new MatchModel(model, ModelWorld.MATCH_THRESHOLD);
                    match.model().trees(MatchModel.OUTPUT);
                    match.model().calibration(MatchModel.OUTPUT);
                }
                case VERDICT -> new VerdictModel(model);
            }
        } catch (TrainedModel.OtherFeatures | IllegalArgumentException e) {
            throw new UnusableModel("cannot judge here: " + e.getMessage());
        }
    }
}
