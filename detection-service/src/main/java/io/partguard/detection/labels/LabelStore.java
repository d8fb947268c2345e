package io.partguard.detection.labels;

import io.partguard.detection.feed.ListingForm;
import io.partguard.detection.feed.ListingReading;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.detection.review.DecisionListener;
import io.partguard.detection.review.DecisionSource;
import io.partguard.detection.review.Outcome;
import io.partguard.detection.review.ReviewCase;
import io.partguard.detection.review.ReviewCase.CaseListing;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Labels as rows: every decision writes its own, in its transaction, and none is ever changed. */
@Component
class LabelStore implements DecisionListener {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    LabelStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One decision weighs once, however many duplicates it answers. Of a case of very many the listings that it shows are labelled. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void decided(String tenant, ReviewCase decided, DecisionSource source) {
        List<CaseListing> listings = decided.listings();
        if (listings.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into label (tenant, case_id, listing_id, content_hash, detection_id, seller_id, listing, judged, outcome,
                          verdict, source, weight, labelled_by, labelled_at)
                        select :tenant, :case, d.listing_id, d.content_hash, d.id, d.seller_id, v.document, d.verdict, :outcome,
                          :verdict, :source, :weight, :by, :at
                        from unnest(:detections::text[], :times::text[]) as t (id, detected_at)
                        join detection d on d.tenant = :tenant and d.id = t.id and d.created_at = t.detected_at::timestamptz
                        join listing_version v on v.tenant = d.tenant and v.listing_id = d.listing_id
                          and v.content_hash = d.content_hash and v.seen = d.content_seen
                        where d.verdict is not null order by d.listing_id
                        """)
                .param("tenant", tenant)
                .param("case", decided.id())
                .param("outcome", Objects.requireNonNull(decided.outcome()).name())
                .param("verdict", decided.verdict())
                .param("source", source.name())
                .param("weight", Label.weight(source) / listings.size())
                .param("by", decided.decidedBy())
                .param("at", Objects.requireNonNull(decided.decidedAt()).atOffset(ZoneOffset.UTC))
                .param(
                        "detections",
                        listings.stream().map(CaseListing::detectionId).toArray(String[]::new))
                .param(
                        "times",
                        listings.stream()
                                .map(one -> one.detectedAt()
                                        .atOffset(ZoneOffset.UTC)
                                        .toString())
                                .toArray(String[]::new))
                .update();
    }

    /** All of a tenant's up to a moment; their sellers are single accounts here. */
    List<Label> until(String tenant, Instant moment) {
        return jdbc.sql("select * from label where tenant = ? and labelled_at <= ? order by no")
                .params(tenant, moment.atOffset(ZoneOffset.UTC))
                .query((row, n) -> {
                    String verdict = row.getString("verdict");
                    return new Label(
                            row.getLong("no"),
                            row.getString("case_id"),
                            row.getString("listing_id"),
                            row.getString("content_hash"),
                            Verdict.valueOf(row.getString("judged")),
                            Outcome.valueOf(row.getString("outcome")),
                            verdict == null ? null : Verdict.valueOf(verdict),
                            DecisionSource.valueOf(row.getString("source")),
                            row.getDouble("weight"),
                            row.getString("labelled_by"),
                            row.getString("seller_id"),
                            row.getObject("labelled_at", OffsetDateTime.class).toInstant());
                })
                .list();
    }

    /** The offers of these labels as they were judged, by number. */
    Map<Long, Listing> offers(Collection<Label> labels) {
        Map<Long, Listing> offers = new HashMap<>();
        jdbc.sql("select no, listing::text as listing from label where no = any(?)")
                .param(labels.stream().map(Label::no).toArray(Long[]::new))
                .query(row -> {
                    offers.put(
                            row.getLong("no"),
                            ListingReading.listing(JSON.readValue(row.getString("listing"), ListingForm.class)));
                });
        return offers;
    }
}
