package io.partguard.detection.scanning;

import io.partguard.api.BlobNotFound;
import io.partguard.api.BlobStore;
import io.partguard.detection.scanning.ScanStore.Segment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Judges again what a finished scan left undecided because somebody was out: the scan's results, counts and cases become
 * what they would have been. What our own code cannot judge stays as it is.
 */
@Component
class UndecidedWork {
    private static final Logger LOG = LoggerFactory.getLogger(UndecidedWork.class);

    private final ScanStore scans;
    private final UndecidedLines undecided;
    private final BlobStore blobs;
    private final SegmentWork segments;
    private final ScanProperties properties;

    UndecidedWork(
            ScanStore scans,
            UndecidedLines undecided,
            BlobStore blobs,
            SegmentWork segments,
            ScanProperties properties) {
        this.scans = scans;
        this.undecided = undecided;
        this.blobs = blobs;
        this.segments = segments;
        this.properties = properties;
    }

    /** True when nothing is left to try; false: come back in a while. */
    boolean work(String scanId) throws IOException {
        Scan scan = scans.forWork(scanId).orElse(null);
        if (scan == null || scan.status() == Scan.Status.FAILED) {
            return true;
        }
        if (scan.status() != Scan.Status.FINISHED) {
            return false;
        }
        for (int no : undecided.segments(scanId)) {
            Segment segment = scans.segment(scanId, no).orElseThrow();
            try {
                if (!again(scan, no, segment)) {
                    return false;
                }
            } catch (BlobNotFound e) {
                // Uploads are kept for a time only; after it what is undecided stays so.
                LOG.warn("segment {} of {} can't be judged again, its listings are gone", no, scanId);
            }
        }
        return true;
    }

    private boolean again(Scan scan, int no, Segment segment) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(blobs.read(segment.blob()), StandardCharsets.UTF_8))) {
            for (int read = 0; read < segment.size(); ) {
                List<SegmentLine> batch =
                        SegmentWork.read(lines, Math.min(properties.batchSize(), segment.size() - read));
                read += batch.size();
                List<SegmentLine> open = open(scan, batch);
                if (!open.isEmpty() && !segments.judgeAgain(scan, no, open)) {
                    return false;
                }
            }
            return true;
        }
    }

    private List<SegmentLine> open(Scan scan, List<SegmentLine> batch) {
        Set<Long> wanted =
                undecided.among(scan, batch.stream().map(SegmentLine::line).toList());
        List<SegmentLine> open = new ArrayList<>();
        for (SegmentLine line : batch) {
            if (wanted.contains(line.line())) {
                open.add(line);
            }
        }
        return open;
    }
}
