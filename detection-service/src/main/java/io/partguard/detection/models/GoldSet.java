package io.partguard.detection.models;

import io.partguard.api.Events;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.detections.DetectionFinder;
import io.partguard.detection.detections.DetectionView;
import io.partguard.detection.feed.ListingForm;
import io.partguard.detection.feed.ListingReading;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.identity.Ids;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The offers that every challenger is held to. A person adds one at a time, with a reason; nothing that learns writes here,
 * and nobody changes or removes what is there.
 */
@Service
public class GoldSet {
    /** What an example is known by; what else stands in it follows from these. */
    private static final String KEY = "tenant || '|' || listing_id || '|' || content_hash || '|' || verdict";

    private final JdbcClient jdbc;
    private final DetectionFinder detections;
    private final Events events;
    private final Clock clock;

    GoldSet(JdbcClient jdbc, DetectionFinder detections, Events events, Clock clock) {
        this.jdbc = jdbc;
        this.detections = detections;
        this.events = events;
        this.clock = clock;
    }

    /** @param verdict what the goods are, as the person vouches */
    @Schema(name = "GoldExample")
    public record Example(
            String listingKey, String detectionId, Verdict verdict, String addedBy, String reason, Instant addedAt) {}

    /** @param hash of what is in it @param examples of all tenants */
    @Schema(name = "GoldSetState")
    public record State(String hash, int examples) {}

    record Labelled(Listing listing, Verdict verdict) {}

    /** All of it, as of one moment. */
    record Frozen(String hash, List<Labelled> examples) {}

    /**
     * Adds the offer behind a detection, as it was when it was judged.
     *
     * @throws Refused DETECTION_NOT_FOUND; ALREADY_GOLD where the offer is in it, whatever it is said to be
     */
    @Transactional
    public Example add(Viewer viewer, String detectionId, Verdict verdict, String reason) {
        DetectionView detection = detections.find(viewer, detectionId).orElseThrow(GoldSet::unknown);
        DetectionFinder.Content content =
                detections.content(viewer, detectionId).orElseThrow(GoldSet::unknown);
        Instant now = clock.instant();
        int added = jdbc.sql("""
                        insert into gold_example (tenant, listing_id, seller_id, detection_id, content_hash, verdict, listing,
                          added_by, reason, added_at)
                        values (:tenant, :listingId, :seller, :detection, :content, :verdict, :listing::jsonb, :by, :reason, :now)
                        on conflict do nothing
                        """)
                .param("tenant", viewer.tenant())
                .param("listingId", detection.listingKey())
                .param("seller", detection.sellerKey())
                .param("detection", detectionId)
                .param("content", content.hash())
                .param("verdict", verdict.name())
                .param(
                        "listing",
                        ModelRows.JSON.writeValueAsString(detection.listing().withoutPerson()))
                .param("by", viewer.subject())
                .param("reason", reason)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        if (added == 0) {
            throw new Refused(ModelError.ALREADY_GOLD, "The offer is in the gold set; nothing there is ever changed.");
        }
        events.append(
                "gold.added",
                detection.listingKey(),
                ModelRows.JSON.writeValueAsString(
                        Map.of("verdict", verdict.name(), "actor", viewer.subject(), "reason", reason)));
        return new Example(detection.listingKey(), detectionId, verdict, viewer.subject(), reason, now);
    }

    private static Refused unknown() {
        return new Refused(ModelError.DETECTION_NOT_FOUND, "There is no such detection.");
    }

    /** The viewer's tenant's examples, newest first. */
    public List<Example> list(Viewer viewer, int most) {
        return jdbc.sql("""
                        select * from gold_example where tenant = ? order by added_at desc, listing_id limit ?
                        """)
                .params(viewer.tenant(), most)
                .query((row, n) -> new Example(
                        row.getString("listing_id"),
                        row.getString("detection_id"),
                        Verdict.valueOf(row.getString("verdict")),
                        row.getString("added_by"),
                        row.getString("reason"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * What must not be learnt from.
     *
     * @param listings of all tenants @param sellers the accounts that offer them
     */
    public record Members(Set<String> listings, Set<String> sellers) {}

    public Members members() {
        Set<String> listings = new HashSet<>();
        Set<String> sellers = new HashSet<>();
        jdbc.sql("select listing_id, seller_id from gold_example").query(row -> {
            listings.add(row.getString("listing_id"));
            if (row.getString("seller_id") != null) {
                sellers.add(row.getString("seller_id"));
            }
        });
        return new Members(listings, sellers);
    }

    public State state() {
        List<String> keys = jdbc.sql("select " + KEY + " from gold_example order by tenant, listing_id")
                .query(String.class)
                .list();
        return new State(hash(keys), keys.size());
    }

    private static String hash(List<String> keys) {
        return Ids.of("gld", keys.toArray(String[]::new));
    }

    private record Row(String key, Labelled labelled) {}

    Frozen frozen() {
        List<Row> rows = jdbc.sql("""
                        select %s as key, verdict, listing::text as listing from gold_example order by tenant, listing_id
                        """.formatted(KEY))
                .query((row, n) -> new Row(
                        row.getString("key"),
                        new Labelled(
                                ListingReading.listing(
                                        ModelRows.JSON.readValue(row.getString("listing"), ListingForm.class)),
                                Verdict.valueOf(row.getString("verdict")))))
                .list();
        return new Frozen(
                hash(rows.stream().map(Row::key).toList()),
                rows.stream().map(Row::labelled).toList());
    }
}
