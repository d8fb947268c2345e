package io.partguard.detection.scanning;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.detections.ScanLine;
import io.partguard.detection.detections.ScanLines;
import io.partguard.tables.Mapping.Format;
import io.partguard.tables.RejectedRows;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the results of a scan, every row in the order of the file, without ever holding them. */
@Component
public class ScanResults {
    private static final List<String> COLUMNS = List.of(
            "line",
            "marketplace",
            "listingId",
            "title",
            "verdict",
            "probability",
            "reason",
            "matchedBrand",
            "matchedNumber",
            "matchedPartId",
            "code",
            "modelTrainedOn");

    private final ScanStore scans;
    private final ScanLines lines;
    private final JsonMapper json;

    ScanResults(ScanStore scans, ScanLines lines, JsonMapper json) {
        this.scans = scans;
        this.lines = lines;
        this.json = json;
    }

    /** @throws Refused SCAN_NOT_FOUND, SCAN_NOT_FINISHED, SCAN_FAILED */
    public Scan finished(Viewer viewer, String scanId) {
        Scan scan = scans.find(viewer, scanId);
        return switch (scan.status()) {
            case FINISHED -> scan;
            case FAILED -> throw new Refused(ScanError.SCAN_FAILED, "The scan failed and has no results.");
            case QUEUED, RUNNING -> throw new Refused(ScanError.SCAN_NOT_FINISHED, "The scan is still at work.");
        };
    }

    public void write(Scan scan, Format format, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        CsvWriter csv = CsvWriter.builder().build(writer);
        if (format == Format.CSV) {
            csv.writeRecord(COLUMNS);
        }
        try {
            lines.each(scan.tenant(), scan.id(), line -> {
                switch (format) {
                    case CSV -> csv.writeRecord(cells(line));
                    case NDJSON -> ndjson(writer, line);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        csv.flush();
        writer.flush();
    }

    private void ndjson(Writer writer, ScanLine line) {
        try {
            writer.write(json.writeValueAsString(line));
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(ScanLine line) {
        return Stream.of(
                        line.line(),
                        line.marketplace(),
                        line.listingId(),
                        line.title(),
                        line.verdict(),
                        line.probability(),
                        line.reason(),
                        line.matchedBrand(),
                        line.matchedNumber(),
                        line.matchedPartId(),
                        line.code(),
                        line.modelTrainedOn())
                .map(value -> RejectedRows.neutral(text(value)))
                .toList();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
