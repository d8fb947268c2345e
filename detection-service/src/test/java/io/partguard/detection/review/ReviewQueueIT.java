package io.partguard.detection.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partguard.api.Refused;
import io.partguard.api.Role;
import io.partguard.api.Viewer;
import io.partguard.detection.ServiceIT;
import io.partguard.detection.review.ReviewCase.Status;
import io.partguard.detection.review.ReviewQueue.Decision;
import io.partguard.identity.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The queue under many hands, on a real PostgreSQL. */
class ReviewQueueIT extends ServiceIT {
    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final Decision CONFIRM = new Decision(Outcome.CONFIRMED, "COUNTERFEIT", null);

    @Autowired
    ReviewQueue queue;

    @Autowired
    TransactionTemplate transaction;

    private String tenant = "";

    @BeforeEach
    void aTenantOfItsOwn() {
        tenant = "t-" + UUID.randomUUID();
    }

    private Viewer analyst(String name) {
        return new Viewer(name, tenant, Set.of(Role.ANALYST));
    }

    private void open(int cases) {
        transaction.executeWithoutResult(status -> queue.open(
                tenant,
                IntStream.range(0, cases).mapToObj(i -> suspicion(i, "c1")).toList()));
    }

    private static Suspicion suspicion(int i, String content) {
        return new Suspicion(
                "lst_" + i,
                "det_" + i + content,
                Instant.now(),
                content,
                "COUNTERFEIT",
                List.of(),
                "sel_" + i,
                "group-" + i,
                i,
                Money.of(i + ".00", "EUR"));
    }

    @Test
    void theMostValuableCaseComesFirst() {
        open(5);
        assertThat(claim("ann").orElseThrow().priority()).isEqualTo(4);
        assertThat(claim("ann").orElseThrow().priority()).isEqualTo(3);
        assertThat(queue.list(analyst("ann"), null, 2, null).items())
                .extracting(ReviewCase::priority)
                .containsExactly(4.0, 3.0);
        ReviewQueue.Page first = queue.list(analyst("ann"), Status.OPEN, 2, null);
        assertThat(queue.list(analyst("ann"), Status.OPEN, 2, first.next()).items())
                .extracting(ReviewCase::priority)
                .containsExactly(0.0);
    }

    @Test
    void aCaseThatIsPassedOverIsLeftToOthers() {
        open(2);
        String first = claim("ann").orElseThrow().id();
        queue.release(analyst("ann"), first, queue.find(analyst("ann"), first).revision());

        assertThat(queue.claimNext(analyst("ann"), LEASE, List.of(first))
                        .orElseThrow()
                        .id())
                .isNotEqualTo(first);
        assertThat(claim("bob").orElseThrow().id()).isEqualTo(first);
    }

    private Optional<ReviewCase> claim(String who) {
        return queue.claimNext(analyst(who), LEASE, List.of());
    }

    @Test
    void fiftyHandsNeverGetTheSameCaseAndNoneIsLeft() throws Exception {
        open(400);
        ConcurrentLinkedQueue<String> decided = new ConcurrentLinkedQueue<>();
        List<Callable<Void>> hands = IntStream.range(0, 50)
                .<Callable<Void>>mapToObj(n -> () -> {
                    Viewer me = analyst("analyst-" + n);
                    for (Optional<ReviewCase> next = queue.claimNext(me, LEASE, List.of());
                            next.isPresent();
                            next = queue.claimNext(me, LEASE, List.of())) {
                        queue.decide(me, next.get().id(), next.get().revision(), CONFIRM);
                        decided.add(next.get().id());
                    }
                    return null;
                })
                .toList();
        all(hands);
        assertThat(decided).hasSize(400).doesNotHaveDuplicates();
        assertThat(queue.list(analyst("ann"), Status.OPEN, 1, null).items()).isEmpty();
        assertThat(queue.list(analyst("ann"), Status.CLAIMED, 1, null).items()).isEmpty();
        assertThat(jdbc.sql("""
                        select count(*) from case_event e join review_case c on c.id = e.case_id
                        where c.tenant = ? and e.type = 'DECIDED'
                        """).param(tenant).query(Long.class).single()).isEqualTo(400);
    }

    private static <T> List<T> all(List<Callable<T>> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    @Test
    void ofTwoDecisionsOnOneRevisionOneWins() throws Exception {
        open(40);
        for (int i = 0; i < 40; i++) {
            ReviewCase one = claim("ann").orElseThrow();
            Callable<Boolean> decision = () -> {
                try {
                    queue.decide(analyst("ann"), one.id(), one.revision(), CONFIRM);
                    return true;
                } catch (Refused e) {
                    assertThat(e.code()).isEqualTo(ReviewError.CASE_CHANGED);
                    return false;
                }
            };
            assertThat(all(List.of(decision, decision))).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void anExpiredLeaseIsAnybodysAndItsHolderComesTooLate() throws Exception {
        open(1);
        ReviewCase anns = queue.claimNext(analyst("ann"), Duration.ofMillis(50), List.of())
                .orElseThrow();
        assertThat(claim("bob")).isEmpty();
        Thread.sleep(80);
        assertRefused(
                () -> queue.decide(analyst("ann"), anns.id(), anns.revision(), CONFIRM), ReviewError.LEASE_EXPIRED);
        ReviewCase bobs = claim("bob").orElseThrow();
        assertThat(bobs.id()).isEqualTo(anns.id());
        assertRefused(
                () -> queue.decide(analyst("ann"), anns.id(), anns.revision(), CONFIRM), ReviewError.CASE_CHANGED);
        assertRefused(
                () -> queue.decide(analyst("ann"), anns.id(), bobs.revision(), CONFIRM),
                ReviewError.CASE_HELD_BY_ANOTHER);
        queue.decide(analyst("bob"), bobs.id(), bobs.revision(), CONFIRM);
        assertThat(queue.events(analyst("ann"), anns.id()))
                .extracting(CaseEvent::type)
                .containsExactly("OPENED", "CLAIMED", "CLAIMED", "DECIDED");
    }

    private static void assertRefused(Runnable action, ReviewError code) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aReleasedCaseIsOpenAgainAndAWaitingOneIsDecidedLater() {
        open(1);
        ReviewCase first = claim("ann").orElseThrow();
        queue.release(analyst("ann"), first.id(), first.revision());
        ReviewCase second = claim("bob").orElseThrow();
        ReviewCase waiting = queue.decide(
                analyst("bob"), second.id(), second.revision(), new Decision(Outcome.NEEDS_TEST_PURCHASE, null, null));
        assertThat(waiting.status()).isEqualTo(Status.WAITING);
        assertThat(claim("ann")).isEmpty();
        ReviewCase again = queue.claim(analyst("ann"), waiting.id(), LEASE);
        assertThat(queue.decide(analyst("ann"), again.id(), again.revision(), CONFIRM)
                        .status())
                .isEqualTo(Status.CLOSED);
        assertRefused(() -> queue.claim(analyst("bob"), again.id(), LEASE), ReviewError.CASE_CLOSED);
    }

    @Test
    void duplicatesAreOneCaseAndWhatWasDecidedIsNotAskedAgain() {
        open(2);
        open(2);
        assertThat(queue.list(analyst("ann"), null, 10, null).items()).hasSize(2);
        ReviewCase one = claim("ann").orElseThrow();
        queue.decide(analyst("ann"), one.id(), one.revision(), new Decision(Outcome.DISMISSED, "COMPATIBLE", "fine"));
        open(2);
        assertThat(queue.list(analyst("ann"), Status.OPEN, 10, null).items()).hasSize(1);
        transaction.executeWithoutResult(status -> queue.open(tenant, List.of(suspicion(1, "other content"))));
        assertThat(queue.list(analyst("ann"), Status.OPEN, 10, null).items()).hasSize(2);
    }

    @Test
    void aSellersOffersOfOnePartWeighTogether() {
        Suspicion a = suspicion(3, "c1");
        Suspicion b = new Suspicion(
                "lst_b",
                "det_b",
                Instant.now(),
                "c",
                "COPYCAT",
                List.of("FLAG"),
                a.sellerId(),
                a.groupKey(),
                4,
                Money.of("7.00", "EUR"));
        transaction.executeWithoutResult(status -> queue.open(tenant, List.of(a, b)));
        ReviewCase both = claim("ann").orElseThrow();
        assertThat(both.priority()).isEqualTo(7);
        assertThat(both.atStake()).isEqualTo(Money.of("10.00", "EUR"));
        assertThat(both.listings()).hasSize(2);
    }

    @Test
    void scansThatOpenTheSameCasesAtOnceOpenEachOnce() throws Exception {
        Callable<Void> opening = () -> {
            open(60);
            return null;
        };
        all(List.of(opening, opening, opening, opening));
        Set<String> ids = new HashSet<>();
        queue.list(analyst("ann"), null, 200, null).items().forEach(one -> ids.add(one.id()));
        assertThat(ids).hasSize(60);
    }

    @Test
    void eventsCannotBeChanged() {
        open(1);
        assertThatThrownBy(
                        () -> jdbc.sql("update case_event set actor = 'nobody'").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("delete from case_event").update()).hasMessageContaining("append-only");
    }

    @Test
    void anotherTenantsCaseIsNotThere() {
        open(1);
        String id = queue.list(analyst("ann"), null, 1, null).items().getFirst().id();
        Viewer other = new Viewer("eve", "other", Set.of(Role.ANALYST));
        assertRefused(() -> queue.find(other, id), ReviewError.CASE_NOT_FOUND);
        assertRefused(() -> queue.claim(other, id, LEASE), ReviewError.CASE_NOT_FOUND);
        assertRefused(() -> queue.events(other, id), ReviewError.CASE_NOT_FOUND);
        assertThat(queue.claimNext(other, LEASE, List.of())).isEmpty();
    }
}
