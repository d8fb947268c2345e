package io.partguard.catalog.supersession;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.supersession.Supersession.Successor;
import io.partguard.catalog.supersession.SupersessionGraph.Current;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SupersessionGraphTest {
    private static final LocalDate DAY = LocalDate.of(2020, 1, 1);
    private static final boolean ONE_WAY = false;
    private static final boolean TWO_WAY = true;

    private static Link link(long from, @Nullable LocalDate since, boolean twoWay, SupersessionKind kind, Long... to) {
        List<Successor> successors = new ArrayList<>();
        List<Long> targets = new ArrayList<>();
        for (Long target : to) {
            successors.add(new Successor(target < 0 ? null : "prt_" + target, "N" + target, 1));
            if (target >= 0) {
                targets.add(target);
            }
        }
        Supersession what = new Supersession(
                "l" + since, "prt_" + from, "N" + from, successors, kind, null, null, since, null, twoWay);
        return new Link(from, what, targets);
    }

    private static Link link(long from, @Nullable LocalDate since, boolean twoWay, Long to) {
        return link(from, since, twoWay, SupersessionKind.ONE, to);
    }

    private static SupersessionGraph graph(Link... links) {
        return new SupersessionGraph(List.of(links), DAY);
    }

    @Test
    void holdsTheLinkThatBeganLastAndNoneBeforeItsFirstDay() {
        SupersessionGraph graph = graph(link(1, DAY, ONE_WAY, 2L), link(1, DAY.plusYears(1), ONE_WAY, 3L));
        assertThat(graph.current(1, DAY.minusDays(1))).isEqualTo(new Current(Outcome.CURRENT, 1L));
        assertThat(graph.current(1, DAY)).isEqualTo(new Current(Outcome.REPLACED, 2L));
        assertThat(graph.current(1, DAY.plusYears(1).minusDays(1))).isEqualTo(new Current(Outcome.REPLACED, 2L));
        assertThat(graph.current(1, DAY.plusYears(1))).isEqualTo(new Current(Outcome.REPLACED, 3L));
    }

    @Test
    void namesNoCurrentPartWhereThatIsNotOneCertainPart() {
        assertThat(graph(link(1, null, ONE_WAY, SupersessionKind.ALL_OF, 2L, 3L))
                        .current(1, DAY))
                .isEqualTo(new Current(Outcome.SEVERAL, null));
        assertThat(graph(link(1, null, ONE_WAY, SupersessionKind.CONDITIONAL, 2L))
                        .current(1, DAY))
                .isEqualTo(new Current(Outcome.CONDITIONAL, null));
        assertThat(graph(link(1, null, ONE_WAY, 2L), link(2, null, ONE_WAY, -1L))
                        .current(1, DAY))
                .isEqualTo(new Current(Outcome.DANGLING, null));
        assertThat(graph(link(1, null, ONE_WAY, 2L), link(2, null, ONE_WAY, 1L)).current(1, DAY))
                .isEqualTo(new Current(Outcome.CYCLE, null));
    }

    @Test
    void takesPartsThatReplaceEachOtherBothWaysForInterchangeableAndNoRing() {
        SupersessionGraph both =
                graph(link(1, null, TWO_WAY, 2L), link(2, null, TWO_WAY, 1L), link(3, null, ONE_WAY, 2L));
        assertThat(both.rings()).isEmpty();
        assertThat(both.current(1, DAY)).isEqualTo(new Current(Outcome.CURRENT, 1L));
        assertThat(both.current(3, DAY)).isEqualTo(new Current(Outcome.REPLACED, 2L));
        assertThat(graph(link(1, null, TWO_WAY, 2L), link(2, null, ONE_WAY, 3L)).current(1, DAY))
                .isEqualTo(new Current(Outcome.REPLACED, 3L));
    }

    @Test
    void findsNoRingThatNoDayEverSaw() {
        Link there = link(1, DAY, ONE_WAY, 2L);
        Link elsewhere = link(1, DAY.plusYears(1), ONE_WAY, 3L);
        Link back = link(2, DAY.plusYears(2), ONE_WAY, 1L);
        assertThat(graph(there, elsewhere, back).rings()).isEmpty();
        assertThat(graph(there, back).rings())
                .containsExactly(new Ring(List.of(1L, 2L), Set.of(1L, 2L), DAY.plusYears(2)));
    }

    @Test
    void followsALongChainWithoutRunningOutOfStack() {
        List<Link> chain = new ArrayList<>();
        for (long no = 0; no < 100_000; no++) {
            chain.add(link(no, null, ONE_WAY, no + 1));
        }
        chain.add(link(100_000, null, ONE_WAY, 0L));
        SupersessionGraph graph = new SupersessionGraph(chain, DAY);
        assertThat(graph.rings())
                .singleElement()
                .satisfies(ring -> assertThat(ring.path()).hasSize(100_001));
        assertThat(graph.current(0, DAY).outcome()).isEqualTo(Outcome.TOO_LONG);
    }

    /** A small world is enough to close, cross and outdate rings of every kind. */
    private static List<Link> world(int seed, int parts, int links) {
        Random random = new Random(seed);
        List<Link> world = new ArrayList<>();
        for (int i = 0; i < links; i++) {
            LocalDate since = random.nextInt(3) == 0 ? null : DAY.plusDays(random.nextInt(4));
            long from = random.nextInt(parts);
            boolean twoWay = random.nextInt(3) > 0;
            Long to = (long) random.nextInt(parts);
            Long other = (long) random.nextInt(parts);
            int dice = random.nextInt(12);
            if (dice == 0) {
                world.add(link(from, since, twoWay, SupersessionKind.CONDITIONAL, to));
            } else if (dice == 1 && !to.equals(other)) {
                world.add(link(from, since, twoWay, SupersessionKind.ALL_OF, to, other));
            } else if (dice == 2 && !to.equals(other)) {
                world.add(link(from, since, twoWay, SupersessionKind.ONE_OF, to, -1L));
            } else if (dice == 3) {
                world.add(link(from, since, twoWay, -1L));
            } else {
                world.add(link(from, since, twoWay, to));
            }
        }
        return world;
    }

    @Property(tries = 2000)
    void namesTheSameCurrentPartAsTheSlowTwin(
            @ForAll int seed, @ForAll @IntRange(min = 1, max = 7) int parts, @ForAll @IntRange(max = 14) int links) {
        List<Link> world = world(seed, parts, links);
        SupersessionGraph graph = new SupersessionGraph(world, DAY);
        SlowSupersessions slow = new SlowSupersessions(world);
        for (long no = 0; no < parts; no++) {
            for (int day = -1; day < 5; day++) {
                LocalDate on = DAY.plusDays(day);
                assertThat(graph.current(no, on))
                        .as("%d on %s of %s", no, on, world)
                        .isEqualTo(slow.current(no, on));
            }
        }
    }

    @Property(tries = 2000)
    void findsTheSameRingsAsTheSlowTwinAndAWayAroundEach(
            @ForAll int seed, @ForAll @IntRange(min = 1, max = 7) int parts, @ForAll @IntRange(max = 14) int links) {
        List<Link> world = world(seed, parts, links);
        SlowSupersessions slow = new SlowSupersessions(world);
        List<Ring> rings = new SupersessionGraph(world, DAY).rings();
        Map<Set<Long>, LocalDate> found = rings.stream().collect(Collectors.toMap(Ring::members, Ring::since));
        assertThat(found).as("%s", world).isEqualTo(slow.rings());
        for (Ring ring : rings) {
            boolean oneWay = false;
            for (int i = 0; i < ring.path().size(); i++) {
                Link step = slow.on(ring.path().get(i), ring.since());
                assertThat(step.targets())
                        .contains(ring.path().get((i + 1) % ring.path().size()));
                oneWay |= !step.what().twoWay();
            }
            assertThat(oneWay).isTrue();
        }
    }
}
