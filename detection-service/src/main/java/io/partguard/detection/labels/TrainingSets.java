package io.partguard.detection.labels;

import io.partguard.api.ApiError;
import io.partguard.api.Blob;
import io.partguard.api.BlobStore;
import io.partguard.api.BlobWriter;
import io.partguard.api.Events;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.models.GoldSet;
import io.partguard.detection.models.OfferSignals;
import io.partguard.detection.sellers.SellerClusters;
import io.partguard.identity.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the labels for a training down at a moment and keeps them. Who belongs together is asked as of that moment and not when
 * a label is written: links are found, and cut, later.
 */
@Service
public class TrainingSets {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long MOST_BYTES = 256L << 20;

    private final LabelStore labels;
    private final GoldSet gold;
    private final SellerClusters clusters;
    private final OfferSignals signals;
    private final LabelCaps caps;
    private final BlobStore blobs;
    private final Events events;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TrainingSets(
            LabelStore labels,
            GoldSet gold,
            SellerClusters clusters,
            OfferSignals signals,
            LabelCaps caps,
            BlobStore blobs,
            Events events,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.labels = labels;
        this.gold = gold;
        this.clusters = clusters;
        this.signals = signals;
        this.caps = caps;
        this.blobs = blobs;
        this.events = events;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param until null: now
     * @throws Refused INVALID_REQUEST where it lies ahead; SIGNALS_UNAVAILABLE where a neighbour is out: then nothing is kept
     */
    public TrainingSet take(Viewer viewer, @Nullable Instant until) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant moment = until == null ? now : until.truncatedTo(ChronoUnit.MICROS);
        if (moment.isAfter(now)) {
            throw new Refused(ApiError.INVALID_REQUEST, "That moment lies ahead: nobody knows its labels yet.");
        }
        GoldSet.Members members = gold.members();
        List<Label> all = labels.until(viewer.tenant(), moment);
        Map<String, String> hands = hands(viewer.tenant(), all, members.sellers(), moment);
        LabelSelection.Selected selected = LabelSelection.of(
                all.stream().map(label -> label.by(hands)).toList(),
                new LabelSelection.Gold(
                        members.listings(),
                        members.sellers().stream()
                                .map(seller -> hands.getOrDefault(seller, seller))
                                .collect(Collectors.toSet())),
                caps,
                moment.toString());
        Map<Long, Listing> offers = labels.offers(selected.kept());
        OfferSignals.Seen seen = signals.of(selected.kept().stream()
                .map(label -> Objects.requireNonNull(offers.get(label.no())))
                .toList());
        TrainingSet set = new TrainingSet(
                TrainingSet.VERSION,
                Ids.next("tst", clock),
                moment,
                now,
                seen.features(),
                seen.matchModel(),
                all.size(),
                selected.kept().size(),
                selected.weight(),
                selected.leftOut(),
                selected.cuts().stream()
                        .sorted(Comparator.comparingDouble((LabelSelection.Cut cut) -> cut.kept() - cut.offered()))
                        .toList(),
                caps);
        keep(viewer, set, write(set, selected.kept(), seen.values()));
        return set;
    }

    private Map<String, String> hands(String tenant, List<Label> all, Set<String> golden, Instant moment) {
        Set<String> sellers = new HashSet<>(golden);
        all.stream().map(Label::seller).filter(Objects::nonNull).forEach(sellers::add);
        return clusters.heads(tenant, sellers, moment);
    }

    private Blob write(TrainingSet set, List<Label> kept, List<double[]> values) throws IOException {
        try (BlobWriter writer = blobs.writer(MOST_BYTES)) {
            writer.write(line(set));
            for (int i = 0; i < kept.size(); i++) {
                writer.write(line(TrainingExample.of(kept.get(i), values.get(i))));
            }
            return writer.finish();
        }
    }

    private static byte[] line(Object value) {
        return (JSON.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void keep(Viewer viewer, TrainingSet set, Blob blob) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into training_set (id, tenant, taken_at, taken_by, blob, document)
                            values (?, ?, ?, ?, ?, ?::jsonb)
                            """)
                    .params(
                            set.id(),
                            viewer.tenant(),
                            set.takenAt().atOffset(ZoneOffset.UTC),
                            viewer.subject(),
                            blob.sha256(),
                            JSON.writeValueAsString(set))
                    .update();
            events.append(
                    "training-set.taken",
                    set.id(),
                    JSON.writeValueAsString(Map.of("labels", set.labels(), "kept", set.kept())));
        });
    }

    /** @throws Refused NOT_FOUND, also where it is another tenant's */
    public TrainingSet find(Viewer viewer, String id) {
        return JSON.readValue(column(viewer, id, "document::text"), TrainingSet.class);
    }

    /** The file: the set on the first line, an example on each further one. @throws Refused NOT_FOUND */
    public InputStream file(Viewer viewer, String id) throws IOException {
        return blobs.read(column(viewer, id, "blob"));
    }

    private String column(Viewer viewer, String id, String column) {
        return jdbc.sql("select " + column + " from training_set where tenant = ? and id = ?")
                .params(viewer.tenant(), id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refused(ApiError.NOT_FOUND, "There is no such training set."));
    }
}
