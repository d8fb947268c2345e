package io.partguard.pricing.importing.web;

import io.partguard.api.Blob;
import io.partguard.api.BlobStore;
import io.partguard.api.Idempotency;
import io.partguard.api.Refused;
import io.partguard.api.StoredAnswer;
import io.partguard.api.Viewer;
import io.partguard.identity.Ids;
import io.partguard.pricing.importing.FileContent;
import io.partguard.pricing.importing.FileImport;
import io.partguard.pricing.importing.FileImports;
import io.partguard.pricing.importing.FileReadings;
import io.partguard.pricing.importing.ImportWorker;
import io.partguard.pricing.web.PricingError;
import io.partguard.tables.Mapping.Format;
import io.partguard.tables.RejectedRows;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Takes files, shows their imports and hands back what was rejected, whatever the files hold. */
@Component
public class ImportRequests {
    public static final String CSV = "text/csv";
    public static final String NDJSON = "application/x-ndjson";

    private final BlobStore blobs;
    private final FileImports imports;
    private final FileReadings readings;
    private final MappingRequests mappings;
    private final ImportWorker worker;
    private final Idempotency idempotency;
    private final JsonMapper json;
    private final Clock clock;
    private final long mostBytes;

    ImportRequests(
            BlobStore blobs,
            FileImports imports,
            FileReadings readings,
            MappingRequests mappings,
            ImportWorker worker,
            Idempotency idempotency,
            JsonMapper json,
            Clock clock,
            @Value("${partguard.pricing.import.max-bytes:20GB}") DataSize mostBytes) {
        this.blobs = blobs;
        this.imports = imports;
        this.readings = readings;
        this.mappings = mappings;
        this.worker = worker;
        this.idempotency = idempotency;
        this.json = json;
        this.clock = clock;
        this.mostBytes = mostBytes.toBytes();
    }

    /**
     * What is asked for.
     *
     * @param operation by which an Idempotency-Key counts
     * @param mapping name of a stored one; null for a file in our own form
     * @param path of imports of this content; the new one's id is added
     */
    public record Asked(
            FileContent content,
            String operation,
            String path,
            @Nullable String mapping,
            boolean dryRun,
            @Nullable String idempotencyKey,
            MediaType type) {}

    /** Stores the file and queues its import: 202 with its place. */
    public ResponseEntity<byte[]> start(Viewer viewer, Asked asked, InputStream body) throws IOException {
        Format format = asked.type().isCompatibleWith(MediaType.parseMediaType(CSV)) ? Format.CSV : Format.NDJSON;
        FileContent content = asked.content();
        String yaml = asked.mapping() == null ? null : mappings.yaml(content, asked.mapping(), format);
        Blob upload = blobs.write(body, mostBytes);
        String request = upload.sha256() + " " + format + " " + asked.mapping() + " " + asked.dryRun();
        StoredAnswer answer = idempotency.once(viewer, asked.operation(), asked.idempotencyKey(), request, () -> {
            String id = Ids.next("imp", clock);
            imports.add(new FileImports.New(
                    id,
                    content,
                    upload.sha256(),
                    upload.bytes(),
                    format,
                    asked.mapping(),
                    yaml,
                    asked.dryRun(),
                    viewer.subject()));
            byte[] bytes = json.writeValueAsBytes(ImportJson.of(find(content, id)));
            return StoredAnswer.json(202, asked.path() + "/" + id, bytes);
        });
        worker.wake();
        return answer.toResponse();
    }

    public ImportJson get(FileContent content, String id) {
        return ImportJson.of(find(content, id));
    }

    private FileImport find(FileContent content, String id) {
        return imports.find(content, id)
                .orElseThrow(() -> new Refused(PricingError.IMPORT_NOT_FOUND, "There is no import of this id."));
    }

    /** The rows that were not taken, in the form of the file unless another is asked for. */
    public void rejected(FileContent content, String id, @Nullable String format, HttpServletResponse response)
            throws IOException {
        FileImport job = find(content, id);
        boolean csv = job.format() == Format.CSV && !"ndjson".equals(format);
        Optional<String> stored = job.rejectedRows();
        try (InputStream in = stored.isPresent() ? blobs.read(stored.get()) : InputStream.nullInputStream()) {
            response.setContentType(csv ? CSV + ";charset=UTF-8" : NDJSON);
            OutputStream out = response.getOutputStream();
            if (csv) {
                RejectedRows.toCsv(in, job.columns(), readings.mapping(job), out);
            } else {
                in.transferTo(out);
            }
        }
    }
}
