package io.partguard.detection.sellers;

import io.partguard.detection.judging.listing.Listing;
import io.partguard.identity.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds who showed the pictures and texts of listings before, by what is recorded. */
@Component
class SharedTraces {
    private final JdbcClient jdbc;
    private final TraceKey key;

    SharedTraces(JdbcClient jdbc, TraceKey key) {
        this.jdbc = jdbc;
        this.key = key;
    }

    /** Accounts that showed a picture, or the text, of a listing first; null where nobody did. */
    record Sharers(@Nullable Set<String> picture, @Nullable Set<String> text) {
        boolean any() {
            return picture != null || text != null;
        }
    }

    private record Asked(int listing, TraceKind kind, String mark) {}

    /** One answer a listing, in order. */
    List<Sharers> of(String tenant, List<Listing> listings, Instant asOf) {
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < listings.size(); i++) {
            for (Traces.Trace trace : Traces.of(listings.get(i), null)) {
                if (trace.kind() == TraceKind.IMAGE || trace.kind() == TraceKind.TEXT) {
                    asked.add(new Asked(i, trace.kind(), key.mark(trace)));
                }
            }
        }
        Map<Asked, Map<String, Instant>> shown = shown(tenant, asked, asOf);
        List<@Nullable Set<String>> pictures = nothing(listings.size());
        List<@Nullable Set<String>> texts = nothing(listings.size());
        shown.forEach((one, accounts) -> {
            Set<String> before = ShownFirst.before(sellerId(listings.get(one.listing())), accounts);
            if (before != null) {
                List<@Nullable Set<String>> found = one.kind() == TraceKind.IMAGE ? pictures : texts;
                Set<String> already = found.get(one.listing());
                if (already == null) {
                    found.set(one.listing(), before);
                } else {
                    already.addAll(before);
                }
            }
        });
        List<Sharers> sharers = new ArrayList<>(listings.size());
        for (int i = 0; i < listings.size(); i++) {
            sharers.add(new Sharers(pictures.get(i), texts.get(i)));
        }
        return sharers;
    }

    private static List<@Nullable Set<String>> nothing(int size) {
        List<@Nullable Set<String>> nothing = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            nothing.add(null);
        }
        return nothing;
    }

    /** One more account than may share a mark is enough to know that it is common property. */
    private Map<Asked, Map<String, Instant>> shown(String tenant, List<Asked> asked, Instant asOf) {
        Map<Asked, Map<String, Instant>> shown = new HashMap<>();
        if (asked.isEmpty()) {
            return shown;
        }
        jdbc.sql("""
            select a.n, t.seller_id, t.first_seen
            from unnest(:kinds::text[], :marks::text[]) with ordinality as a (kind, mark, n), lateral (
              select seller_id, first_seen from seller_trace where tenant = :tenant and kind = a.kind
                and mark = a.mark and first_seen < :asOf limit :sharers + 1) t
            """)
                .param("tenant", tenant)
                .param("kinds", asked.stream().map(one -> one.kind().name()).toArray(String[]::new))
                .param("marks", asked.stream().map(Asked::mark).toArray(String[]::new))
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .param("sharers", LinkRule.MOST_SHARERS)
                .query(row -> {
                    shown.computeIfAbsent(asked.get(row.getInt("n") - 1), one -> new HashMap<>())
                            .put(
                                    row.getString("seller_id"),
                                    row.getTimestamp("first_seen").toInstant());
                });
        return shown;
    }

    /** Everybody in any of the answers. */
    static Set<String> everybody(List<Sharers> sharers) {
        Set<String> all = new TreeSet<>();
        for (Sharers one : sharers) {
            if (one.picture() != null) {
                all.addAll(one.picture());
            }
            if (one.text() != null) {
                all.addAll(one.text());
            }
        }
        return all;
    }

    static @Nullable String sellerId(Listing listing) {
        return listing.seller() == null
                ? null
                : Ids.of("sel", listing.marketplace(), listing.seller().id());
    }
}
