package io.partguard.detection.pressure;

import io.partguard.api.Events;
import io.partguard.api.Role;
import io.partguard.api.Viewer;
import io.partguard.detection.detections.DetectionView;
import io.partguard.detection.sellers.SellerClusters;
import io.partguard.identity.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Takes market pressure down at a moment and keeps it. */
@Service
public class PressureSnapshots {
    private static final Duration WINDOW = Duration.ofDays(90);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final JdbcClient jdbc;
    private final ObservedPrices prices;
    private final SellerClusters clusters;
    private final Events events;
    private final Clock clock;

    PressureSnapshots(JdbcClient jdbc, ObservedPrices prices, SellerClusters clusters, Events events, Clock clock) {
        this.jdbc = jdbc;
        this.prices = prices;
        this.clusters = clusters;
        this.events = events;
        this.clock = clock;
    }

    /** Counts what was seen in the last 90 days and keeps the answer for good. */
    @Transactional
    public PressureSnapshot take(Viewer viewer) {
        Instant until = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant since = until.minus(WINDOW);
        List<Pressure> items =
                MarketPressure.of(byHand(viewer.tenant(), until, prices.between(viewer.tenant(), since, until)));
        PressureSnapshot snapshot =
                new PressureSnapshot(Ids.next("mps", clock), since, until, DetectionView.TRAINED_ON, items);
        jdbc.sql("""
                        insert into market_pressure (id, tenant, taken_at, taken_by, document)
                        values (:id, :tenant, :at, :by, :document::jsonb)
                        """)
                .param("id", snapshot.id())
                .param("tenant", viewer.tenant())
                .param("at", until.atOffset(ZoneOffset.UTC))
                .param("by", viewer.subject())
                .param("document", JSON.writeValueAsString(new Stored(1, snapshot)))
                .update();
        events.append("market-pressure.taken", snapshot.id(), JSON.writeValueAsString(Map.of("markets", items.size())));
        return snapshot;
    }

    /** The same offers with one id for all accounts that belong together. */
    private List<SellerOffers> byHand(String tenant, Instant asOf, List<SellerOffers> offers) {
        Map<String, String> heads = clusters.heads(
                tenant,
                offers.stream()
                        .map(SellerOffers::seller)
                        .filter(Objects::nonNull)
                        .toList(),
                asOf);
        return offers.stream()
                .map(one -> new SellerOffers(
                        one.family(),
                        one.country(),
                        one.substitute(),
                        one.seller() == null ? null : heads.get(one.seller()),
                        one.listings(),
                        one.ratio()))
                .toList();
    }

    private record Stored(int v, PressureSnapshot snapshot) {}

    /** The last one that was taken. */
    public Optional<PressureSnapshot> latest(Viewer viewer) {
        return find(viewer, null);
    }

    public Optional<PressureSnapshot> find(Viewer viewer, @Nullable String id) {
        // Services see those of all tenants: one deployment is one manufacturer.
        return jdbc.sql("""
                        select document::text from market_pressure
                        where (:all or tenant = :tenant) and (:id::text is null or id = :id) order by taken_at desc, id desc limit 1
                        """)
                .param("all", viewer.is(Role.SERVICE))
                .param("tenant", viewer.tenant())
                .param("id", id)
                .query(String.class)
                .optional()
                .map(document -> JSON.readValue(document, Stored.class).snapshot());
    }
}
