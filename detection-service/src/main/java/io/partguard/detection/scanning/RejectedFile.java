package io.partguard.detection.scanning;

import io.partguard.api.BlobStore;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.tables.Mapping.Format;
import io.partguard.tables.RejectedRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.springframework.stereotype.Component;

/** The rows of a scan that were not taken. */
@Component
public class RejectedFile {
    private final ScanStore scans;
    private final BlobStore blobs;

    RejectedFile(ScanStore scans, BlobStore blobs) {
        this.scans = scans;
        this.blobs = blobs;
    }

    /** A scan whose file was read to its end. @throws Refused SCAN_NOT_FOUND, SCAN_NOT_FINISHED */
    public Scan read(Viewer viewer, String scanId) {
        Scan scan = scans.find(viewer, scanId);
        if (!scan.split() && scan.status() != Scan.Status.FAILED) {
            throw new Refused(ScanError.SCAN_NOT_FINISHED, "The file is still being read.");
        }
        return scan;
    }

    /** NDJSON: one error a line. CSV: the file's own columns and the errors beside them. */
    public void write(Scan scan, Format format, OutputStream out) throws IOException {
        try (InputStream stored =
                scan.rejects() == null ? new ByteArrayInputStream(new byte[0]) : blobs.read(scan.rejects())) {
            switch (format) {
                case NDJSON -> stored.transferTo(out);
                case CSV ->
                    RejectedRows.toCsv(
                            stored, scan.columns() == null ? List.of() : scan.columns(), Splitting.mapping(scan), out);
            }
        }
    }
}
