package io.partguard.detection.detections;

import io.partguard.detection.feed.ListingForm;
import io.partguard.detection.judging.listing.ClaimedPrice;
import io.partguard.detection.judging.matching.Match;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes listings, their versions and detections, a batch in a handful of statements. Rows that two batches may both touch
 * are taken in the order of their ids, sellers before listings, so that batches never wait for each other in a circle.
 */
@Component
class DetectionStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    DetectionStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest content and detection of a listing, as the table has it or as this batch will leave it. */
    private record Current(
            String contentHash,
            Instant contentSeen,
            @Nullable String detectionId,
            @Nullable Instant detectedAt) {

        @Nullable Instant since(Identified one) {
            return contentHash.equals(one.contentHash()) ? contentSeen : null;
        }

        @Nullable Instant judged(Identified one) {
            return one.detectionId().equals(detectionId) ? detectedAt : null;
        }
    }

    private record Version(Identified of, Instant seen) {}

    private record Fresh(Identified of, Instant contentSeen) {}

    /** In the caller's transaction. */
    List<Kept> keep(String tenant, List<Identified> batch) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<String, Identified> newest = new TreeMap<>();
        batch.forEach(one -> newest.put(one.listingId(), one));
        keepBases(batch);
        touchSellers(tenant, batch, now);
        Map<String, Current> current = touchListings(tenant, newest.values(), now);

        List<Version> versions = new ArrayList<>();
        List<Fresh> fresh = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        Set<String> inBatch = new HashSet<>();
        for (Identified one : batch) {
            Current before = current.get(one.listingId());
            Instant since = before == null ? null : before.since(one);
            Instant judged = before == null ? null : before.judged(one);
            Instant seen = since == null ? now : since;
            Instant detectedAt = judged == null ? now : judged;
            if (since == null) {
                versions.add(new Version(one, now));
            }
            boolean isFresh = judged == null && inBatch.add(one.detectionId());
            if (isFresh) {
                fresh.add(new Fresh(one, seen));
            }
            kept.add(new Kept(one.listingId(), one.detectionId(), detectedAt, isFresh));
            current.put(one.listingId(), new Current(one.contentHash(), seen, one.detectionId(), detectedAt));
        }
        Map<String, Instant> stored = storedBefore(tenant, fresh);
        fresh.removeIf(one -> stored.containsKey(one.of().detectionId()));
        kept.replaceAll(one -> {
            Instant before = stored.get(one.detectionId());
            return before == null ? one : new Kept(one.listingId(), one.detectionId(), before, false);
        });
        insertVersions(tenant, versions);
        insertDetections(tenant, fresh, now);
        updateListings(tenant, List.copyOf(newest.values()), current, stored);
        return kept;
    }

    private void keepBases(List<Identified> batch) {
        Map<String, Identified> bases = new TreeMap<>();
        batch.forEach(one -> bases.put(one.basisHash(), one));
        bases.forEach((hash, one) -> jdbc.sql(
                        "insert into basis (hash, document) values (?, ?::jsonb) on conflict do nothing")
                .params(hash, DetectionDocument.JSON.writeValueAsString(one.basis()))
                .update());
    }

    private void touchSellers(String tenant, List<Identified> batch, Instant now) {
        Map<String, Identified> sellers = new TreeMap<>();
        for (Identified one : batch) {
            if (one.sellerId() != null) {
                sellers.put(one.sellerId(), one);
            }
        }
        if (sellers.isEmpty()) {
            return;
        }
        List<Identified> rows = List.copyOf(sellers.values());
        jdbc.sql("""
                        insert into seller as s (tenant, id, marketplace, external_id, name, country, first_seen, last_seen)
                        select :tenant, id, marketplace, external_id, name, country, :now, :now
                        from unnest(:ids::text[], :marketplaces::text[], :externals::text[], :names::text[], :countries::text[])
                          as t (id, marketplace, external_id, name, country)
                        on conflict (tenant, id) do update set
                          external_id = case when s.erased_at is null then excluded.external_id end,
                          name = case when s.erased_at is null then coalesce(excluded.name, s.name) end,
                          country = coalesce(excluded.country, s.country), last_seen = greatest(s.last_seen, excluded.last_seen)
                        where s.last_seen < excluded.last_seen - interval '1 hour' or s.erased_at is null and (
                          s.external_id is null or s.name is distinct from coalesce(excluded.name, s.name)
                          or s.country is distinct from coalesce(excluded.country, s.country))
                        """)
                .param("tenant", tenant)
                .param("now", utc(now))
                .param("ids", column(rows, Identified::sellerId))
                .param(
                        "marketplaces",
                        column(rows, one -> one.detection().listing().marketplace()))
                .param("externals", column(rows, one -> seller(one, ListingForm.Seller::id)))
                .param("names", column(rows, one -> seller(one, ListingForm.Seller::name)))
                .param("countries", column(rows, one -> seller(one, ListingForm.Seller::country)))
                .update();
    }

    private static @Nullable String seller(Identified one, Function<ListingForm.Seller, @Nullable String> value) {
        return one.form().seller() == null ? null : value.apply(one.form().seller());
    }

    /** Locks the listings until the transaction ends. Those that were not there yet have no content and no detection. */
    private Map<String, Current> touchListings(String tenant, Collection<Identified> newest, Instant now) {
        List<Identified> rows = List.copyOf(newest);
        Map<String, Current> current = new HashMap<>();
        jdbc.sql("""
                        insert into listing as l (tenant, id, marketplace, external_id, seller_id, content_hash, content_seen,
                          first_seen, last_seen)
                        select :tenant, id, marketplace, external_id, seller_id, content_hash, :now, :now, :now
                        from unnest(:ids::text[], :marketplaces::text[], :externals::text[], :sellers::text[], :contents::text[])
                          as t (id, marketplace, external_id, seller_id, content_hash)
                        on conflict (tenant, id) do update set last_seen = greatest(l.last_seen, excluded.last_seen)
                        returning id, content_hash, content_seen, detection_id, detected_at, xmax = 0 as inserted
                        """)
                .param("tenant", tenant)
                .param("now", utc(now))
                .param("ids", column(rows, Identified::listingId))
                .param(
                        "marketplaces",
                        column(rows, one -> one.detection().listing().marketplace()))
                .param(
                        "externals",
                        column(rows, one -> one.detection().listing().listingId()))
                .param("sellers", column(rows, Identified::sellerId))
                .param("contents", column(rows, Identified::contentHash))
                .query(row -> {
                    if (!row.getBoolean("inserted")) {
                        current.put(
                                row.getString("id"),
                                new Current(
                                        row.getString("content_hash"),
                                        row.getObject("content_seen", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getString("detection_id"),
                                        instant(row.getObject("detected_at", OffsetDateTime.class))));
                    }
                });
        return current;
    }

    /** Detections that are there although they are not the newest of their listing: a listing that went back to what it was. */
    private Map<String, Instant> storedBefore(String tenant, List<Fresh> candidates) {
        Map<String, Instant> stored = new HashMap<>();
        if (!candidates.isEmpty()) {
            jdbc.sql("select id, created_at from detection where tenant = :tenant and id = any(:ids)")
                    .param("tenant", tenant)
                    .param("ids", column(candidates, one -> one.of().detectionId()))
                    .query(row -> {
                        stored.put(
                                row.getString("id"),
                                row.getObject("created_at", OffsetDateTime.class)
                                        .toInstant());
                    });
        }
        return stored;
    }

    private void insertVersions(String tenant, List<Version> versions) {
        if (versions.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into listing_version (tenant, listing_id, content_hash, seen, price_amount, price_currency, document)
                        select :tenant, listing_id, content_hash, seen::timestamptz, amount::numeric, currency, document::jsonb
                        from unnest(:listings::text[], :contents::text[], :seen::text[], :amounts::text[], :currencies::text[],
                            :documents::text[]) as t (listing_id, content_hash, seen, amount, currency, document)
                        on conflict do nothing
                        """)
                .param("tenant", tenant)
                .param("listings", column(versions, one -> one.of().listingId()))
                .param("contents", column(versions, one -> one.of().contentHash()))
                .param("seen", column(versions, one -> utc(one.seen()).toString()))
                .param("amounts", column(versions, one -> amount(claimed(one.of()))))
                .param("currencies", column(versions, one -> currency(claimed(one.of()))))
                .param(
                        "documents",
                        column(
                                versions,
                                one -> DetectionDocument.JSON.writeValueAsString(
                                        one.of().form().withoutPerson())))
                .update();
    }

    private void insertDetections(String tenant, List<Fresh> fresh, Instant now) {
        if (fresh.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into detection (tenant, id, created_at, listing_id, content_hash, content_seen, seller_id, basis_hash,
                          verdict, code, probability, margin, accused, part_id, price_ratio, at_stake, at_stake_currency, document)
                        select :tenant, id, :now, listing_id, content_hash, content_seen::timestamptz, seller_id, basis_hash,
                          verdict, code, probability, margin, accused, part_id, price_ratio, amount::numeric, currency,
                          document::jsonb
                        from unnest(:ids::text[], :listings::text[], :contents::text[], :seen::text[], :sellers::text[],
                            :bases::text[], :verdicts::text[], :codes::text[], :probabilities::float8[], :margins::float8[],
                            :accused::bool[], :parts::text[], :ratios::float8[], :amounts::text[], :currencies::text[],
                            :documents::text[])
                          as t (id, listing_id, content_hash, content_seen, seller_id, basis_hash, verdict, code, probability,
                            margin, accused, part_id, price_ratio, amount, currency, document)
                        """)
                .param("tenant", tenant)
                .param("now", utc(now))
                .param("ids", column(fresh, one -> one.of().detectionId()))
                .param("listings", column(fresh, one -> one.of().listingId()))
                .param("contents", column(fresh, one -> one.of().contentHash()))
                .param("seen", column(fresh, one -> utc(one.contentSeen()).toString()))
                .param("sellers", column(fresh, one -> one.of().sellerId()))
                .param("bases", column(fresh, one -> one.of().basisHash()))
                .param("verdicts", column(fresh, one -> verdict(one.of())))
                .param("codes", column(fresh, one -> code(one.of())))
                .param("probabilities", numbers(fresh, one -> probability(one.of())))
                .param("margins", numbers(fresh, one -> margin(one.of())))
                .param("accused", fresh.stream().map(one -> accused(one.of())).toArray(Boolean[]::new))
                .param("parts", column(fresh, one -> part(one.of())))
                .param("ratios", numbers(fresh, one -> PriceRatio.of(one.of().detection())))
                .param(
                        "amounts",
                        column(fresh, one -> amount(one.of().detection().atStake())))
                .param(
                        "currencies",
                        column(fresh, one -> currency(one.of().detection().atStake())))
                .param(
                        "documents",
                        column(
                                fresh,
                                one -> DetectionDocument.JSON.writeValueAsString(
                                        DetectionDocument.of(one.of().detection()))))
                .update();
    }

    /** Listings whose newest content or detection changed. An outage replaces no verdict: the last decided one stands. */
    private void updateListings(
            String tenant, List<Identified> rows, Map<String, Current> current, Map<String, Instant> stored) {
        jdbc.sql("""
                        update listing l set content_hash = t.content_hash, content_seen = t.content_seen::timestamptz,
                          seller_id = t.seller_id, basis_hash = t.basis_hash, detection_id = t.detection_id,
                          detected_at = t.detected_at::timestamptz,
                          verdict = case when t.decided then t.verdict else l.verdict end,
                          accused = case when t.decided then t.accused else l.accused end,
                          at_stake = case when t.decided then t.amount::numeric else l.at_stake end,
                          at_stake_currency = case when t.decided then t.currency else l.at_stake_currency end
                        from unnest(:ids::text[], :contents::text[], :seen::text[], :sellers::text[], :bases::text[],
                            :detections::text[], :times::text[], :verdicts::text[], :decided::bool[], :accused::bool[],
                            :amounts::text[], :currencies::text[])
                          as t (id, content_hash, content_seen, seller_id, basis_hash, detection_id, detected_at, verdict,
                            decided, accused, amount, currency)
                        where l.tenant = :tenant and l.id = t.id
                          and (l.detection_id, l.content_hash) is distinct from (t.detection_id, t.content_hash)
                        """)
                .param("tenant", tenant)
                .param("ids", column(rows, Identified::listingId))
                .param("contents", column(rows, Identified::contentHash))
                .param("seen", column(rows, one -> utc(seen(current, one)).toString()))
                .param("sellers", column(rows, Identified::sellerId))
                .param("bases", column(rows, Identified::basisHash))
                .param("detections", column(rows, Identified::detectionId))
                .param(
                        "times",
                        column(rows, one -> utc(judged(current, stored, one)).toString()))
                .param("verdicts", column(rows, DetectionStore::verdict))
                .param("decided", rows.stream().map(one -> verdict(one) != null).toArray(Boolean[]::new))
                .param("accused", rows.stream().map(DetectionStore::accused).toArray(Boolean[]::new))
                .param("amounts", column(rows, one -> amount(one.detection().atStake())))
                .param(
                        "currencies",
                        column(rows, one -> currency(one.detection().atStake())))
                .update();
    }

    private static Instant seen(Map<String, Current> current, Identified one) {
        return there(current.get(one.listingId())).contentSeen();
    }

    private static Instant judged(Map<String, Current> current, Map<String, Instant> stored, Identified one) {
        Instant before = stored.get(one.detectionId());
        return before != null
                ? before
                : there(there(current.get(one.listingId())).detectedAt());
    }

    private static <T> T there(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a listing without content or detection");
        }
        return value;
    }

    private static @Nullable String verdict(Identified one) {
        return one.detection().judgement() instanceof Judgement.Decided decided
                ? decided.verdict().name()
                : null;
    }

    private static @Nullable String code(Identified one) {
        return one.detection().judgement() instanceof Judgement.Undecided none ? none.code() : null;
    }

    private static @Nullable Double probability(Identified one) {
        return one.detection().judgement() instanceof Judgement.Decided decided
                ? decided.probabilities().getOrDefault(decided.verdict(), 0.0)
                : null;
    }

    private static @Nullable Double margin(Identified one) {
        return one.detection().judgement() instanceof Judgement.Decided decided
                ? decided.why().margin()
                : null;
    }

    private static boolean accused(Identified one) {
        return one.detection().judgement() instanceof Judgement.Decided decided
                && decided.verdict().accuses();
    }

    private static @Nullable String part(Identified one) {
        return one.detection().match() instanceof Lookup.Found<Match>(Match match)
                ? match.candidate().partId()
                : null;
    }

    private static @Nullable Money claimed(Identified one) {
        ClaimedPrice price = one.detection().listing().price();
        return price != null && price.read() instanceof Lookup.Found<Money>(Money money) ? money : null;
    }

    private static @Nullable String amount(@Nullable Money money) {
        return money == null ? null : money.amount().toPlainString();
    }

    private static @Nullable String currency(@Nullable Money money) {
        return money == null ? null : money.currency().getCurrencyCode();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static <T> @Nullable Double[] numbers(List<T> rows, Function<T, @Nullable Double> value) {
        return rows.stream().map(value).toArray(Double[]::new);
    }
}
