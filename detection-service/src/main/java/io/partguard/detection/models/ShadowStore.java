package io.partguard.detection.models;

import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.matching.Match;
import io.partguard.detection.judging.pipeline.Detection;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.identity.Ids;
import io.partguard.identity.Lookup;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what challengers said, in the order of keys so that processes never wait for each other in a circle. */
@Component
class ShadowStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    ShadowStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Pair(String challenger, String champion) {
        static Pair of(Challenge challenge) {
            return new Pair(challenge.challenger(), challenge.champion());
        }
    }

    private record Cell(String said, String would) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int first = said.compareTo(other.said);
            return first != 0 ? first : would.compareTo(other.would);
        }
    }

    private record Difference(String listing, Detection said, Detection would) {}

    @Transactional
    void add(String tenant, Pair pair, List<Detection> said, List<Detection> would, long missed) {
        Map<Cell, Long> cells = new TreeMap<>();
        Map<String, Difference> differences = new TreeMap<>();
        TreeSet<String> agreed = new TreeSet<>();
        long passed = missed;
        for (int i = 0; i < said.size(); i++) {
            String before = verdict(said.get(i));
            String after = verdict(would.get(i));
            if (before == null || after == null) {
                passed++;
                continue;
            }
            cells.merge(new Cell(before, after), 1L, Long::sum);
            String listing = listingId(said.get(i).listing());
            if (before.equals(after)) {
                agreed.add(listing);
                differences.remove(listing);
            } else {
                agreed.remove(listing);
                differences.put(listing, new Difference(listing, said.get(i), would.get(i)));
            }
        }
        addRun(pair, passed);
        cells.forEach((cell, n) -> jdbc.sql("""
                        insert into shadow_count as c (challenger, champion, said, would_say, n) values (?, ?, ?, ?, ?)
                        on conflict (challenger, champion, said, would_say) do update set n = c.n + excluded.n
                        """)
                .params(pair.challenger(), pair.champion(), cell.said(), cell.would(), n)
                .update());
        forget(tenant, pair, agreed);
        addDifferences(tenant, pair, differences.values());
    }

    private void addRun(Pair pair, long passed) {
        jdbc.sql("""
                        insert into shadow_run as r (challenger, champion, first_at, last_at, passed_by)
                        values (:challenger, :champion, :now, :now, :passed)
                        on conflict (challenger, champion) do update
                        set last_at = greatest(r.last_at, excluded.last_at), passed_by = r.passed_by + excluded.passed_by
                        """)
                .param("challenger", pair.challenger())
                .param("champion", pair.champion())
                .param("now", now())
                .param("passed", passed)
                .update();
    }

    private void forget(String tenant, Pair pair, Collection<String> listings) {
        if (!listings.isEmpty()) {
            jdbc.sql("""
                            delete from shadow_difference
                            where challenger = ? and champion = ? and tenant = ? and listing_id = any(?)
                            """)
                    .params(pair.challenger(), pair.champion(), tenant, listings.toArray(String[]::new))
                    .update();
        }
    }

    private void addDifferences(String tenant, Pair pair, Collection<Difference> differences) {
        if (differences.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into shadow_difference (challenger, champion, tenant, listing_id, said, said_probability,
                          would_say, would_probability, said_part, would_part, seen)
                        select :challenger, :champion, :tenant, t.*, :now
                        from unnest(:listings::text[], :said::text[], :saidP::float8[], :would::text[], :wouldP::float8[],
                            :saidPart::text[], :wouldPart::text[]) as t
                        on conflict (challenger, champion, tenant, listing_id) do update set
                          said = excluded.said, said_probability = excluded.said_probability,
                          would_say = excluded.would_say, would_probability = excluded.would_probability,
                          said_part = excluded.said_part, would_part = excluded.would_part, seen = excluded.seen
                        """)
                .param("challenger", pair.challenger())
                .param("champion", pair.champion())
                .param("tenant", tenant)
                .param("listings", column(differences, Difference::listing))
                .param("said", column(differences, one -> verdict(one.said())))
                .param("saidP", numbers(differences, one -> probability(one.said())))
                .param("would", column(differences, one -> verdict(one.would())))
                .param("wouldP", numbers(differences, one -> probability(one.would())))
                .param("saidPart", column(differences, one -> part(one.said())))
                .param("wouldPart", column(differences, one -> part(one.would())))
                .param("now", now())
                .update();
    }

    private static String listingId(Listing listing) {
        return Ids.of("lst", listing.marketplace(), listing.listingId());
    }

    private static @Nullable String verdict(Detection one) {
        return one.judgement() instanceof Judgement.Decided decided
                ? decided.verdict().name()
                : null;
    }

    private static double probability(Detection one) {
        return one.judgement() instanceof Judgement.Decided decided
                ? decided.probabilities().getOrDefault(decided.verdict(), 0.0)
                : 0;
    }

    private static @Nullable String part(Detection one) {
        return one.match() instanceof Lookup.Found<Match>(Match match)
                ? match.candidate().partId()
                : null;
    }

    private static @Nullable String[] column(
            Collection<Difference> rows, Function<Difference, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static Double[] numbers(Collection<Difference> rows, Function<Difference, Double> value) {
        return rows.stream().map(value).toArray(Double[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
