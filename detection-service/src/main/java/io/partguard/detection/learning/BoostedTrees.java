package io.partguard.detection.learning;

import io.partguard.detection.judging.model.FlatTrees;
import java.util.ArrayList;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.common.xgboost.XGBoostTrainer.BoosterType;
import org.tribuo.common.xgboost.XGBoostTrainer.LoggingVerbosity;
import org.tribuo.common.xgboost.XGBoostTrainer.TreeMethod;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Trains boosted trees with Tribuo's XGBoost trainer and flattens them.
 *
 * <p>Tribuo trains a softmax over two labels, each with its own trees; the log-odds of yes are the sum of its leaves less
 * the sum of no's. Flattened, no's trees carry the opposite sign.
 */
public final class BoostedTrees {
    private static final String YES = "yes";
    private static final String NO = "no";
    /** Tribuo refuses an example without a known feature: this one is always there. */
    private static final String BIAS = "BIAS";

    private static final LabelFactory LABELS = new LabelFactory();
    private static final JsonMapper JSON = JsonMapper.shared();

    private BoostedTrees() {}

    /**
     * @param rounds of boosting, each with two trees
     * @param depth of a tree at most
     * @param eta learning rate
     * @param minChildWeight sum of second derivatives that a leaf needs at least
     */
    public record Settings(
            int rounds, int depth, double eta, double minChildWeight, double subsample, double columns, long seed) {

        /** The same with another seed. */
        public Settings with(long other) {
            return new Settings(rounds, depth, eta, minChildWeight, subsample, columns, other);
        }
    }

    /** @param model Tribuo's, with its provenance: the truth that {@code trees} are held to */
    public record Trained(XGBoostModel<Label> model, FlatTrees trees) {}

    /** The same examples in the same order with the same seed give the same trees. @param source for the provenance */
    public static Trained train(Examples examples, String source, Settings settings) {
        var provenance = new SimpleDataSourceProvenance(source, LABELS);
        MutableDataset<Label> dataset = new MutableDataset<>(provenance, LABELS);
        for (int i = 0; i < examples.size(); i++) {
            ArrayExample<Label> example =
                    example(examples.features(), examples.values(i), examples.answer(i) ? YES : NO);
            example.setWeight(examples.weight(i));
            dataset.add(example);
        }
        var trainer = new XGBoostClassificationTrainer(
                BoosterType.GBTREE,
                TreeMethod.HIST,
                settings.rounds(),
                settings.eta(),
                0,
                settings.depth(),
                settings.minChildWeight(),
                settings.subsample(),
                settings.columns(),
                1,
                0,
                1,
                LoggingVerbosity.SILENT,
                settings.seed());
        XGBoostModel<Label> model = trainer.train(dataset);
        return new Trained(model, flatten(model, examples.features()));
    }

    /** Probability of yes, from Tribuo itself. */
    static double probability(XGBoostModel<Label> model, List<String> features, double[] values) {
        Label yes =
                model.predict(example(features, values, NO)).getOutputScores().get(YES);
        if (yes == null) {
            throw new IllegalStateException("a model that knows no yes");
        }
        return yes.getScore();
    }

    private static ArrayExample<Label> example(List<String> features, double[] values, String label) {
        ArrayExample<Label> example = new ArrayExample<>(new Label(label));
        example.add(BIAS, 1);
        for (int f = 0; f < values.length; f++) {
            if (!Double.isNaN(values[f])) {
                example.add(features.get(f), values[f]);
            }
        }
        return example;
    }

    static FlatTrees flatten(XGBoostModel<Label> model, List<String> features) {
        // Tribuo numbers features by name; what no training example carried it does not know.
        int[] ours = new int[model.getFeatureIDMap().size()];
        java.util.Arrays.fill(ours, -1);
        for (int f = 0; f < features.size(); f++) {
            int theirs = model.getFeatureIDMap().getID(features.get(f));
            if (theirs >= 0) {
                ours[theirs] = f;
            }
        }
        int yes = model.getOutputIDInfo().getID(new Label(YES));
        Flattening flattening = new Flattening(ours);
        int tree = 0;
        for (String json : dump(model)) {
            flattening.tree(JSON.readTree(json), tree++ % 2 == yes ? 1 : -1);
        }
        return flattening.done(features.size());
    }

    private static String[] dump(XGBoostModel<Label> model) {
        try {
            Booster booster = model.getInnerModels().getFirst();
            return booster.getModelDump("", true, "json");
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost cannot show its trees", e);
        }
    }

    private static final class Flattening {
        private final int[] features;
        private final List<Integer> roots = new ArrayList<>();
        private final List<Node> nodes = new ArrayList<>();

        Flattening(int[] features) {
            this.features = features;
        }

        private static final class Node {
            int feature = -1;
            float threshold;
            int yes;
            int no;
            int missing;
            double mean;
            double cover;
        }

        void tree(JsonNode root, int sign) {
            roots.add(add(root, sign));
        }

        private int add(JsonNode json, int sign) {
            int at = nodes.size();
            Node node = new Node();
            nodes.add(node);
            node.cover = json.get("cover").asDouble();
            JsonNode leaf = json.get("leaf");
            if (leaf != null) {
                node.mean = sign * (double) (float) leaf.asDouble();
                return at;
            }
            int feature = features[Integer.parseInt(json.get("split").asString().substring(1))];
            node.feature = feature;
            node.threshold = (float) json.get("split_condition").asDouble();
            double sum = 0;
            double cover = 0;
            for (JsonNode child : json.get("children")) {
                int index = add(child, sign);
                int id = child.get("nodeid").asInt();
                node.yes = id == json.get("yes").asInt() ? index : node.yes;
                node.no = id == json.get("no").asInt() ? index : node.no;
                node.missing = id == json.get("missing").asInt() ? index : node.missing;
                Node added = nodes.get(index);
                sum += added.mean * added.cover;
                cover += added.cover;
            }
            node.mean = cover > 0 ? sum / cover : 0;
            return at;
        }

        FlatTrees done(int count) {
            int size = nodes.size();
            int[] feature = new int[size];
            float[] threshold = new float[size];
            int[] yes = new int[size];
            int[] no = new int[size];
            int[] missing = new int[size];
            double[] mean = new double[size];
            for (int n = 0; n < size; n++) {
                Node node = nodes.get(n);
                feature[n] = node.feature;
                threshold[n] = node.threshold;
                yes[n] = node.yes;
                no[n] = node.no;
                missing[n] = node.missing;
                mean[n] = node.mean;
            }
            return new FlatTrees(
                    count,
                    roots.stream().mapToInt(Integer::intValue).toArray(),
                    feature,
                    threshold,
                    yes,
                    no,
                    missing,
                    mean);
        }
    }
}
