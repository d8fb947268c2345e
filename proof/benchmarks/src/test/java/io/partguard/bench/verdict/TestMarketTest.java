package io.partguard.bench.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.partguard.identity.Gtin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestMarketTest {
    private final TestMarket market = new TestMarket(5, 800, 2_000, 20);

    @Test
    void theSameSeedMakesTheSameMarket(@TempDir Path one, @TempDir Path other) throws IOException {
        market.write(one);
        new TestMarket(5, 800, 2_000, 20).write(other);
        for (String file : List.of(
                "catalogue.ndjson", "prices.csv", "history.ndjson", "confirmed.csv", "feed.ndjson", "labels.csv")) {
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
    void whoSellsFakesIsOftenNewAndAStolenAccountWasHonestBefore() {
        Set<String> known = ids(market.past());
        assertThat(newAccounts(market.offers().stream().filter(Draft::fake).toList(), known))
                .isBetween(.3, .6);
        assertThat(newAccounts(
                        market.offers().stream()
                                .filter(offer -> !offer.fake() && offer.piece != null)
                                .toList(),
                        known))
                .isBetween(.2, .45);
        Set<String> stolen = ids(market.offers().stream()
                .filter(offer -> offer.kind.equals("stolen_account"))
                .toList());
        assertThat(market.past().stream().filter(offer -> stolen.contains(offer.seller.id())))
                .isNotEmpty()
                .noneMatch(offer -> offer.fake() || market.confirmed().contains(offer));
    }

    /** What is known of a fake's account is known of honest ones as well; what only fakes have is a person's confirmation. */
    @Test
    void honestAccountsShareTheTraitsOfOthers() {
        TestMarket large = new TestMarket(5, 2_000, 20_000, 60);
        Map<String, Set<Make>> makes = new HashMap<>();
        Map<String, Set<String>> byPicture = new HashMap<>();
        for (Draft offer : large.past()) {
            if (offer.piece != null) {
                makes.computeIfAbsent(offer.seller.id(), id -> new HashSet<>()).add(offer.piece.make());
                if (offer.image != null && !offer.image.equals(offer.piece.image())) {
                    byPicture
                            .computeIfAbsent(offer.image, image -> new HashSet<>())
                            .add(offer.seller.id());
                }
            }
        }
        Set<String> caught = ids(large.confirmed());
        List<Draft> honest = large.offers().stream()
                .filter(offer -> !offer.fake() && offer.piece != null)
                .toList();
        List<Draft> fakes = large.offers().stream().filter(Draft::fake).toList();
        for (List<Draft> both : List.of(honest, fakes)) {
            assertThat(share(
                            both,
                            offer -> makes.getOrDefault(offer.seller.id(), Set.of())
                                            .size()
                                    >= 3))
                    .isBetween(.1, .7);
        }
        assertThat(share(fakes, offer -> caught.contains(offer.seller.id()))).isBetween(.1, .4);
        assertThat(share(honest, offer -> caught.contains(offer.seller.id()))).isBetween(.002, .05);
        assertThat(share(
                        honest,
                        offer -> byPicture.getOrDefault(String.valueOf(offer.image), Set.of()).stream()
                                .anyMatch(caught::contains)))
                .isBetween(.005, .2);
    }

    private static Set<String> ids(List<Draft> offers) {
        return offers.stream().map(offer -> offer.seller.id()).collect(Collectors.toSet());
    }

    private static double newAccounts(List<Draft> offers, Set<String> known) {
        return share(offers, offer -> !known.contains(offer.seller.id()));
    }

    private static double share(List<Draft> offers, Predicate<Draft> which) {
        return (double) offers.stream().filter(which).count() / offers.size();
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
