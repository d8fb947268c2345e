package io.partguard.demo.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.demo.Mix;
import io.partguard.demo.Sizes;
import io.partguard.demo.catalogue.CatalogueMaker;
import io.partguard.demo.feed.FeedMaker.Made;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PastTest {
    private static final Sizes SIZES = new Sizes(2_000, 8_000, Mix.BALANCED);
    private static FeedMaker.Market market = new FeedMaker.Market(List.of(), List.of(), List.of());

    @BeforeAll
    static void make() {
        market = FeedMaker.market(17, SIZES, CatalogueMaker.make(17, SIZES.parts()));
    }

    private static String seller(Made made) {
        return String.valueOf(((Map<?, ?>) made.json().get("seller")).get("id"));
    }

    private static boolean fake(Made made) {
        return made.answer() == Answer.COUNTERFEIT || made.answer() == Answer.COPYCAT;
    }

    private static Set<String> sellers(List<Made> of) {
        return of.stream().map(PastTest::seller).collect(Collectors.toSet());
    }

    private static double share(List<Made> of, Predicate<Made> which) {
        return (double) of.stream().filter(which).count() / of.size();
    }

    @Test
    void theSameSeedMakesTheSamePast() {
        FeedMaker.Market again = FeedMaker.market(17, SIZES, CatalogueMaker.make(17, SIZES.parts()));
        assertThat(again.past()).isEqualTo(market.past());
        assertThat(again.feed()).isEqualTo(market.feed());
        assertThat(again.confirmed()).isEqualTo(market.confirmed());
    }

    @Test
    void manyAccountsHaveNoPastAndAHijackedOneWasHonest() {
        Set<String> known = sellers(market.past());
        List<Made> fakes = market.feed().stream().filter(PastTest::fake).toList();
        List<Made> honest = market.feed().stream()
                .filter(made -> !fake(made) && made.answer() != Answer.NOT_OURS)
                .toList();
        assertThat(share(fakes, made -> !known.contains(seller(made)))).isBetween(.2, .55);
        assertThat(share(honest, made -> !known.contains(seller(made)))).isBetween(.1, .45);
        Set<String> hijacked = sellers(market.feed().stream()
                .filter(made -> made.kind().equals("hijacked"))
                .toList());
        assertThat(market.past().stream().filter(made -> hijacked.contains(seller(made))))
                .isNotEmpty()
                .noneMatch(PastTest::fake);
    }

    /** What an account's past shows, honest ones show as well; only a person's confirmation is rare among them. */
    @Test
    void honestAccountsShareTheTraitsOfOthers() {
        Set<String> caught = sellers(market.confirmed());
        Map<String, Set<String>> pictures = new HashMap<>();
        for (Made made : market.past()) {
            if (made.part() != null && made.json().get("images") instanceof List<?> images) {
                images.stream()
                        .filter(image -> !image.equals(made.part().image()))
                        .forEach(image -> pictures.computeIfAbsent(String.valueOf(image), i -> new HashSet<>())
                                .add(seller(made)));
            }
        }
        List<Made> fakes = market.feed().stream().filter(PastTest::fake).toList();
        List<Made> honest = market.feed().stream()
                .filter(made -> !fake(made) && made.answer() != Answer.NOT_OURS)
                .toList();
        assertThat(share(fakes, made -> caught.contains(seller(made)))).isBetween(.1, .5);
        assertThat(share(honest, made -> caught.contains(seller(made)))).isBetween(.001, .05);
        Predicate<Made> sharing = made -> made.json().get("images") instanceof List<?> images
                && images.stream()
                        .anyMatch(image -> pictures.getOrDefault(String.valueOf(image), Set.of()).stream()
                                .anyMatch(other -> !other.equals(seller(made)) && caught.contains(other)));
        assertThat(share(fakes, sharing)).isBetween(.02, .5);
        assertThat(share(honest, sharing)).isBetween(.005, .3);
    }

    @Test
    void thePastEndsBeforeTheFeedBegins() {
        String last = market.past().stream()
                .map(made -> String.valueOf(made.json().get("observedAt")))
                .max(String::compareTo)
                .orElseThrow();
        assertThat(market.feed())
                .allSatisfy(made -> assertThat(String.valueOf(made.json().get("observedAt")))
                        .isGreaterThan(last));
    }
}
