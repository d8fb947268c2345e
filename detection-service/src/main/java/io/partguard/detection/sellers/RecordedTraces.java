package io.partguard.detection.sellers;

import io.partguard.detection.detections.Judged;
import io.partguard.detection.detections.SellerTraces;
import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.matching.Match;
import io.partguard.detection.sellers.Traces.Trace;
import io.partguard.identity.Ids;
import io.partguard.identity.Lookup;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes traces, in the order of their keys so that batches never wait for each other in a circle. */
@Component
class RecordedTraces implements SellerTraces {
    private final JdbcClient jdbc;
    private final TraceKey key;
    private final Clock clock;

    RecordedTraces(JdbcClient jdbc, TraceKey key, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.clock = clock;
    }

    private record Row(TraceKind kind, String mark, String seller) {}

    @Override
    public void note(String tenant, List<Judged> judged) {
        TreeMap<Row, String> rows = new TreeMap<>(
                Comparator.comparing(Row::kind).thenComparing(Row::mark).thenComparing(Row::seller));
        for (Judged one : judged) {
            Listing listing = one.detection().listing();
            if (listing.seller() == null) {
                continue;
            }
            String seller =
                    Ids.of("sel", listing.marketplace(), listing.seller().id());
            String id = Ids.of("lst", listing.marketplace(), listing.listingId());
            Candidate part =
                    one.detection().match() instanceof Lookup.Found<Match>(Match match) ? match.candidate() : null;
            for (Trace trace : Traces.of(listing, part)) {
                rows.putIfAbsent(new Row(trace.kind(), key.mark(trace), seller), id);
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into seller_trace (tenant, kind, mark, seller_id, listing_id, first_seen)
                        select :tenant, t.kind, t.mark, t.seller, t.listing, :now
                        from unnest(:kinds::text[], :marks::text[], :sellers::text[], :listings::text[])
                          as t (kind, mark, seller, listing)
                        join seller s on s.tenant = :tenant and s.id = t.seller and s.erased_at is null
                        order by t.kind, t.mark, t.seller
                        on conflict do nothing
                        """)
                .param("tenant", tenant)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("kinds", column(rows, row -> row.kind().name()))
                .param("marks", column(rows, Row::mark))
                .param("sellers", column(rows, Row::seller))
                .param("listings", rows.values().toArray(String[]::new))
                .update();
    }

    private static String[] column(TreeMap<Row, String> rows, Function<Row, String> value) {
        return rows.keySet().stream().map(value).toArray(String[]::new);
    }
}
