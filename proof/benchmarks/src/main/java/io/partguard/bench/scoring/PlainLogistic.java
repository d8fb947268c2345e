package io.partguard.bench.scoring;

import java.util.Random;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Tribuo's logistic regression over five classes, asked about examples of 50 features that are made beforehand. */
final class PlainLogistic {
    private static final int FEATURES = 200;
    private static final int ACTIVE = 50;
    private static final int CLASSES = 5;
    private static final int EXAMPLES = 2_000;

    private PlainLogistic() {}

    static Model<Label> trained() {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("made up for timing", labels), labels);
        Random random = new Random(1);
        for (int i = 0; i < EXAMPLES; i++) {
            dataset.add(example(random, i % CLASSES));
        }
        return new LogisticRegressionTrainer().train(dataset);
    }

    static Example<Label> example() {
        return example(new Random(2), 0);
    }

    private static Example<Label> example(Random random, int label) {
        ArrayExample<Label> example = new ArrayExample<>(new Label("class" + label));
        random.ints(0, FEATURES)
                .distinct()
                .limit(ACTIVE)
                .forEach(feature ->
                        example.add("f" + feature, random.nextGaussian() + (feature % CLASSES == label ? .5 : 0)));
        return example;
    }
}
