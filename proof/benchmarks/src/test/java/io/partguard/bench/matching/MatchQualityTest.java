package io.partguard.bench.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.partguard.bench.Metric;
import io.partguard.bench.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two made-up shops with the same goods under other words. */
class MatchQualityTest {
    private static final List<String> MAKERS = List.of("Karva", "Ostrow", "Velmer", "Tindra");
    private static final List<String> GOODS = List.of("lamp", "kettle", "radio", "clock", "fan", "scale");
    private static final List<String> COLOURS = List.of("black", "white", "red", "silver");

    @TempDir
    Path folder;

    /** A model number decides; colours and makers are shared by many. */
    private void write(boolean shuffled) throws IOException {
        Random random = new Random(5);
        List<String> left = new ArrayList<>();
        List<String> right = new ArrayList<>();
        List<String> pairs = new ArrayList<>();
        int goods = 240;
        for (int i = 0; i < goods; i++) {
            String maker = MAKERS.get(random.nextInt(MAKERS.size()));
            String kind = GOODS.get(random.nextInt(GOODS.size()));
            String model = "" + (char) ('a' + random.nextInt(26)) + (char) ('a' + random.nextInt(26)) + "-"
                    + (100 + random.nextInt(900));
            String colour = COLOURS.get(random.nextInt(COLOURS.size()));
            int price = 10 + random.nextInt(200);
            left.add(id("l", i, shuffled) + "," + maker + " " + kind + " " + model + " " + colour + "," + price + ","
                    + i);
            right.add(id("r", i, shuffled) + "," + colour + " " + kind + " by " + maker + " "
                    + (random.nextInt(8) == 0 ? "" : model.replace("-", "")) + "," + (price + random.nextInt(9)) + ","
                    + i);
        }
        for (int i = 0; i < goods; i++) {
            pairs.add(id("l", i, shuffled) + "," + id("r", i, shuffled) + ",1");
            for (int other = 0; other < 4; other++) {
                int j = random.nextInt(goods);
                if (j != i) {
                    pairs.add(id("l", i, shuffled) + "," + id("r", j, shuffled) + ",0");
                }
            }
        }
        List<String> train = new ArrayList<>(pairs.subList(0, pairs.size() * 2 / 3));
        List<String> valid = new ArrayList<>(pairs.subList(pairs.size() * 2 / 3, pairs.size()));
        if (shuffled) {
            List.of(left, right, train, valid).forEach(rows -> Collections.shuffle(rows, random));
        }
        file("tableA.csv", "id,title,price,cluster_id", left);
        file("tableB.csv", "id,Title,price,cluster_id", right);
        file("train.csv", "ltable_id,rtable_id,label", train);
        file("valid.csv", "ltable_id,rtable_id,label", valid);
    }

    private static String id(String side, int row, boolean shuffled) {
        return shuffled ? "x" + Integer.toString(row * 7919 + side.hashCode(), 36) : "" + row;
    }

    private void file(String name, String header, List<String> rows) throws IOException {
        Files.writeString(folder.resolve(name), header + "\n" + String.join("\n", rows) + "\n");
    }

    private Map<String, Double> measured() throws IOException {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        return new MatchQuality()
                .run(folder, true, new Screen(nowhere)).metrics().stream()
                        .collect(Collectors.toMap(Metric::key, Metric::value, (a, b) -> b, HashMap::new));
    }

    @Test
    void learnsWhatIsTheSameAndGivesTheSameFiguresWithOtherIdsAndAnotherOrderOfRows() throws IOException {
        write(false);
        Map<String, Double> plain = measured();
        assertThat(plain.get("f1")).isBetween(.75, 1.0);
        write(true);
        assertThat(measured()).isEqualTo(plain);
    }

    @Test
    void neitherIdsNorClustersAreColumns() throws IOException {
        write(false);
        assertThat(PairFolder.read(folder).left.table().columns()).containsExactly("price", "title");
    }

    @Test
    void noEntityIsOnBothSidesOfAFold() throws IOException {
        write(false);
        PairFolder read = PairFolder.read(folder);
        List<PairFolder.Pair> pairs = read.pairs("train.csv");
        Entities entities = new Entities(read, pairs);
        for (PairFolder.Pair pair : pairs) {
            int[] folds = entities.folds(pair, 5, 3);
            assertThat(folds[0] == folds[1] || !pair.same()).isTrue();
        }
        assertThat(pairs.stream().map(pair -> entities.folds(pair, 5, 3)[0]).distinct())
                .hasSize(5);
    }

    @Test
    void theShareIsEstimatedWithoutAnswersAndMovesTheThreshold() {
        Random random = new Random(2);
        Scored trained = scored(random, 20_000, .5);
        Scored rare = scored(random, 20_000, .1);
        double share = rare.estimatedShare(.5);
        assertThat(share).isCloseTo(.1, within(.02));
        assertThat(trained.best(share).threshold()).isGreaterThan(trained.best().threshold() + .1);
        assertThat(rare.at(trained.best(share).threshold()).f1())
                .isGreaterThan(rare.at(trained.best().threshold()).f1());
    }

    /** A signal with noise of one, and what a model trained where half are the same makes of it. */
    private static Scored scored(Random random, int pairs, double share) {
        Scored scored = new Scored();
        for (int i = 0; i < pairs; i++) {
            boolean same = random.nextDouble() < share;
            double signal = random.nextGaussian() + (same ? 1 : -1);
            scored.add(1 / (1 + Math.exp(-2 * signal)), same);
        }
        return scored;
    }
}
