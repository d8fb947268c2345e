package io.partguard.bench.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.partguard.identity.Gtin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestMarketTest {
    private final TestMarket market = new TestMarket(5, 800, 2_000, 20);

    @Test
    void theSameSeedMakesTheSameMarket(@TempDir Path one, @TempDir Path other) throws IOException {
        market.write(one);
        new TestMarket(5, 800, 2_000, 20).write(other);
        for (String file : List.of("catalogue.ndjson", "prices.csv", "feed.ndjson", "labels.csv")) {
            assertThat(Files.mismatch(one.resolve(file), other.resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
    }

    @Test
    void everyKindOfAttackIsThereAndHonestOffersAreMostlyNotOurs() {
        for (String kind : Attacks.KINDS) {
            assertThat(market.offers().stream().filter(offer -> offer.kind.equals(kind)))
                    .hasSize(20);
        }
        long strangers = market.offers().stream()
                .filter(offer -> offer.verdict.equals("NOT_OURS"))
                .count();
        assertThat(strangers / 2_000.0).isBetween(.6, .68);
    }

    @Test
    void masksChangeTheNameAndCopycatsNeverCarryIt() {
        for (Draft offer : market.offers()) {
            String words = offer.title + " " + offer.brand;
            boolean masked =
                    List.of("homoglyph", "zero_width", "spaced_letters", "leet").contains(offer.kind);
            if (masked || offer.verdict.equals("COPYCAT") || offer.verdict.equals("NOT_OURS")) {
                assertThat(Arrays.stream(
                                words.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}\\p{N}\\p{Cf}]+")))
                        .as(words)
                        .doesNotContainAnyElementsOf(Stream.of(Make.values())
                                .map(make -> make.label().toLowerCase(java.util.Locale.ROOT))
                                .toList());
            }
        }
    }

    @Test
    void gtinsHaveTheirCheckDigit() {
        assertThat(market.offers().stream().filter(offer -> offer.gtin != null))
                .allMatch(offer -> Gtin.parse(String.valueOf(offer.gtin)).isPresent());
    }

    @Test
    void scoresAreWeightedToTheShareOfFakes() {
        List<Answers> answers = List.of(
                answer("GENUINE", "GENUINE"),
                answer("GENUINE", "COUNTERFEIT"),
                answer("COUNTERFEIT", "COUNTERFEIT"),
                answer("COUNTERFEIT", "GENUINE"));
        Scores scores = new Scores(answers, .02);
        assertThat(scores.recall()).isEqualTo(.5);
        assertThat(scores.precision()).isCloseTo(.01 / (.01 + .49), within(1e-12));
        assertThat(Scores.upper(0, 1_000)).isCloseTo(.00383, within(1e-5));
    }

    @Test
    void calibrationErrorIsWhatSurenessExceedsTruthByInEveryBin() {
        List<Answers> answers = new java.util.ArrayList<>();
        for (int i = 0; i < 150; i++) {
            answers.add(answer("GENUINE", i % 10 < 6 ? "GENUINE" : "COMPATIBLE"));
        }
        assertThat(new Scores(answers, .02).ece(a -> true)).isCloseTo(.2, within(1e-9));
    }

    private static Answers answer(String truth, String named) {
        return new Answers(truth, "k", named, named, .8, named.equals("COUNTERFEIT") ? .8 : .1, null);
    }
}
