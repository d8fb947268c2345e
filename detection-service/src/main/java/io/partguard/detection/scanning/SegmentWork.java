package io.partguard.detection.scanning;

import io.partguard.api.BlobStore;
import io.partguard.detection.detections.DetectionKeeper;
import io.partguard.detection.detections.Judge;
import io.partguard.detection.detections.Judged;
import io.partguard.detection.detections.Kept;
import io.partguard.detection.feed.ListingReading;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.pipeline.Detection;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.detection.scanning.ScanStore.Results;
import io.partguard.detection.scanning.ScanStore.Segment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Judges a segment batch by batch; each batch is one transaction that also moves the segment on. */
@Component
class SegmentWork {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentWork.class);
    /** Our own code could not judge a listing: another try would fail the same way. */
    static final String JUDGING_FAILED = "JUDGING_FAILED";

    private final ScanStore scans;
    private final BlobStore blobs;
    private final Judge judge;
    private final DetectionKeeper keeper;
    private final UndecidedLines undecided;
    private final TransactionTemplate transaction;
    private final ScanProperties properties;
    private volatile boolean stopping;

    SegmentWork(
            ScanStore scans,
            BlobStore blobs,
            Judge judge,
            DetectionKeeper keeper,
            UndecidedLines undecided,
            TransactionTemplate transaction,
            ScanProperties properties) {
        this.scans = scans;
        this.blobs = blobs;
        this.judge = judge;
        this.keeper = keeper;
        this.undecided = undecided;
        this.transaction = transaction;
        this.properties = properties;
    }

    /** How a try ended. */
    enum End {
        /** Nothing is left to do here: it is done, or somebody else has it. */
        OVER,
        /** Somebody is out; come back in a while. */
        WAIT,
        /** This process stops; anybody may go on at once. */
        HANDED_BACK
    }

    /** Lets segments in work end after the batch they are at. */
    void stop() {
        stopping = true;
    }

    void goOn() {
        stopping = false;
    }

    /** @param undecided runs in the transaction that writes listings as undecided, for a later try */
    End work(String scanId, int no, Runnable undecided) throws IOException {
        Scan scan = scans.forWork(scanId).orElse(null);
        Segment segment = scans.segment(scanId, no).orElse(null);
        if (scan == null || segment == null || scan.status() != Scan.Status.RUNNING) {
            return End.OVER;
        }
        int done = segment.done();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(blobs.read(segment.blob()), StandardCharsets.UTF_8))) {
            for (int skipped = 0; skipped < done; skipped++) {
                lines.readLine();
            }
            while (done < segment.size()) {
                if (stopping) {
                    return End.HANDED_BACK;
                }
                List<SegmentLine> batch = read(lines, Math.min(properties.batchSize(), segment.size() - done));
                List<Detection> detections = judgeLines(scan, batch);
                boolean outage = detections.stream().anyMatch(SegmentWork::worthAnotherTry);
                if (outage && !scans.outOfPatience(scanId, properties.patience())) {
                    return End.WAIT;
                }
                if (!write(scan, no, done, batch, detections, outage ? undecided : null)) {
                    return End.OVER;
                }
                done += batch.size();
            }
        }
        scans.finishIfDone(scanId);
        return End.OVER;
    }

    static List<SegmentLine> read(BufferedReader lines, int most) throws IOException {
        List<SegmentLine> batch = new ArrayList<>(most);
        while (batch.size() < most) {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("a segment ends before its last listing");
            }
            batch.add(SegmentLine.JSON.readValue(line, SegmentLine.class));
        }
        return batch;
    }

    private List<Detection> judgeLines(Scan scan, List<SegmentLine> batch) {
        List<Listing> listings = batch.stream()
                .map(line -> ListingReading.listing(line.listing()))
                .toList();
        return judge(scan, listings);
    }

    /** One listing that breaks the code must not take four hundred and ninety-nine others with it. */
    private List<Detection> judge(Scan scan, List<Listing> listings) {
        try {
            return judge.judge(scan.tenant(), listings, started(scan));
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            if (listings.size() == 1) {
                LOG.error("a listing of {} cannot be judged", scan.id(), e);
                return List.of(Undecidable.of(listings.getFirst(), JUDGING_FAILED));
            }
            int middle = listings.size() / 2;
            List<Detection> detections = new ArrayList<>(judge(scan, listings.subList(0, middle)));
            detections.addAll(judge(scan, listings.subList(middle, listings.size())));
            return detections;
        }
    }

    private static Instant started(Scan scan) {
        return scan.startedAt() == null ? scan.createdAt() : scan.startedAt();
    }

    private static boolean worthAnotherTry(Detection detection) {
        return detection.judgement() instanceof Judgement.Undecided undecided && undecided.retry();
    }

    private boolean write(
            Scan scan,
            int no,
            int done,
            List<SegmentLine> batch,
            List<Detection> detections,
            @Nullable Runnable undecided) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            // First of all, so that a worker that lost its segment writes nothing and waits for nobody.
            if (!scans.advance(scan.id(), no, done, done + batch.size())) {
                LOG.info("segment {} of {} is not at {} any more: left to whoever has it", no, scan.id(), done);
                status.setRollbackOnly();
                return false;
            }
            scans.insertResults(scan.id(), no, kept(scan, batch, detections));
            if (undecided == null) {
                scans.outageOver(scan.id());
            } else {
                undecided.run();
            }
            return true;
        }));
    }

    private Results kept(Scan scan, List<SegmentLine> batch, List<Detection> detections) {
        List<Judged> judged = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            judged.add(new Judged(batch.get(i).listing(), detections.get(i)));
        }
        return results(batch, detections, keeper.keep(scan.tenant(), judged));
    }

    /** Judges listings that were left undecided once more; false where somebody is still out, and nothing is written then. */
    boolean judgeAgain(Scan scan, int no, List<SegmentLine> lines) {
        List<Detection> detections = judgeLines(scan, lines);
        if (detections.stream().anyMatch(SegmentWork::worthAnotherTry)) {
            return false;
        }
        transaction.executeWithoutResult(status -> {
            if (undecided.replace(scan, no, kept(scan, lines, detections)) != lines.size()) {
                LOG.info("lines of segment {} of {} were decided by another worker meanwhile", no, scan.id());
                status.setRollbackOnly();
            }
        });
        return true;
    }

    private static Results results(List<SegmentLine> batch, List<Detection> detections, List<Kept> kept) {
        Map<String, Long> verdicts = new TreeMap<>();
        for (Detection detection : detections) {
            String verdict = switch (detection.judgement()) {
                case Judgement.Decided decided -> decided.verdict().name();
                case Judgement.Undecided undecided -> Scan.UNDECIDED;
            };
            verdicts.merge(verdict, 1L, Long::sum);
        }
        return new Results(
                batch.stream().map(SegmentLine::line).toArray(Long[]::new),
                kept.stream().map(Kept::listingId).toArray(String[]::new),
                kept.stream().map(Kept::detectionId).toArray(String[]::new),
                kept.stream()
                        .map(one -> one.createdAt().atOffset(ZoneOffset.UTC).toString())
                        .toArray(String[]::new),
                verdicts);
    }
}
