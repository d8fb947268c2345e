package io.partguard.detection.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.detection.FakeJudge;
import io.partguard.detection.ServiceIT;
import io.partguard.detection.judging.candidate.CandidateFinder;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.pipeline.Detection;
import io.partguard.detection.judging.pipeline.PriceReferences;
import io.partguard.detection.judging.pipeline.World;
import io.partguard.identity.Ids;
import io.partguard.identity.Lookup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is counted, what is kept, and that nobody waits. */
class ShadowRunsIT extends ServiceIT {
    @Autowired
    ShadowStore store;

    @Autowired
    ShadowCounts counts;

    @Autowired
    ModelWorld models;

    private final List<ShadowRuns> made = new ArrayList<>();
    private String model = "";

    @BeforeEach
    void nothingWasCountedYet() throws Exception {
        model = OtherModels.shippedId();
        for (String table : new String[] {"shadow_count", "shadow_run", "shadow_difference"}) {
            jdbc.sql("delete from " + table).update();
        }
    }

    @AfterEach
    void stop() {
        made.forEach(ShadowRuns::destroy);
    }

    private ShadowRuns runs(int waiting) {
        ShadowRuns runs = new ShadowRuns(store, new ModelProperties(null, Duration.ofSeconds(1), 1, waiting, 1, 1, 0));
        made.add(runs);
        return runs;
    }

    private static Listing listing(String id, String title) {
        return new Listing(
                "shadow-bay",
                id,
                null,
                "DE",
                title,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    private static List<Detection> said(List<Listing> listings) {
        return new FakeJudge().judge("test", listings, Instant.EPOCH);
    }

    private ShadowSummary summary() {
        return counts.against(model, model);
    }

    /** The catalogue has nothing: whatever the champion said, the shipped models say NOT_OURS. */
    private static Overheard nothingFound(Runnable before) {
        CandidateFinder candidates = read -> {
            before.run();
            return new CandidateFinder.Found(
                    "rev",
                    read.stream()
                            .map(one ->
                                    new Lookup.Found<>(List.<io.partguard.detection.judging.candidate.Candidate>of()))
                            .<Lookup<List<io.partguard.detection.judging.candidate.Candidate>>>map(one -> one)
                            .toList());
        };
        return new Overheard(
                candidates,
                items -> new PriceReferences.Answers("", List.of()),
                listings -> listings.stream()
                        .<Lookup<io.partguard.detection.judging.pipeline.SellerStandings.SellerStanding>>map(
                                one -> new Lookup.None<>())
                        .toList());
    }

    private Challenge challenge() {
        World world = models.with(Set.of("Nordkette"));
        return new Challenge(model, model, world);
    }

    @Test
    void everyPairOfVerdictsIsCountedAndADifferenceKeptUntilTheyAgree() {
        List<Listing> listings = List.of(
                listing("a", "NOT_OURS thing"), listing("b", "COUNTERFEIT thing"), listing("b", "COUNTERFEIT thing"));
        runs(100).offer("test", listings, said(listings), nothingFound(() -> {}), List.of(challenge()));
        await(Duration.ofSeconds(20), () -> summary().judged() == 3);
        assertThat(summary().agreed()).isEqualTo(1);
        assertThat(summary().accusedByChampionOnly()).isEqualTo(2);
        assertThat(summary().accusedByChallengerOnly()).isZero();
        assertThat(summary().matrix())
                .containsExactly(
                        new ShadowSummary.Cell("COUNTERFEIT", "NOT_OURS", 2),
                        new ShadowSummary.Cell("NOT_OURS", "NOT_OURS", 1));
        assertThat(differences()).containsExactly(Ids.of("lst", "shadow-bay", "b"));

        List<Listing> changed = List.of(listing("b", "NOT_OURS thing"));
        runs(100).offer("test", changed, said(changed), nothingFound(() -> {}), List.of(challenge()));
        await(Duration.ofSeconds(20), () -> summary().judged() == 4);
        assertThat(differences()).isEmpty();
    }

    private List<String> differences() {
        return jdbc.sql("select listing_id from shadow_difference where tenant = 'test'")
                .query(String.class)
                .list();
    }

    @Test
    void nobodyWaitsForAChallengerAndWhatItHasNoTimeForIsCounted() throws Exception {
        ShadowRuns runs = runs(10);
        CountDownLatch hold = new CountDownLatch(1);
        List<Listing> ten = IntStream.range(0, 10)
                .mapToObj(n -> listing("n" + n, "NOT_OURS thing"))
                .toList();
        runs.offer("test", ten, said(ten), nothingFound(() -> sleepUntil(hold)), List.of(challenge()));
        runs.offer("test", ten, said(ten), nothingFound(() -> {}), List.of(challenge()));
        hold.countDown();
        await(Duration.ofSeconds(20), () -> summary().judged() == 10);
        assertThat(summary().passedBy()).isEqualTo(10);
    }

    private static void sleepUntil(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aChallengerThatBreaksShowsAsPassedByWithTheNextOnes() {
        ShadowRuns runs = runs(100);
        List<Listing> one = List.of(listing("broken", "NOT_OURS thing"));
        runs.offer(
                "test",
                one,
                said(one),
                nothingFound(() -> {
                    throw new IllegalStateException("a bug");
                }),
                List.of(challenge()));
        runs.offer("test", one, said(one), nothingFound(() -> {}), List.of(challenge()));
        await(Duration.ofSeconds(20), () -> summary().judged() == 1);
        assertThat(summary().passedBy()).isEqualTo(1);
    }
}
