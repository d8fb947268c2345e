package io.partguard.cli.data;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.Session;
import io.partguard.cli.api.Gateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A file of numbers, looked up as a job of the catalogue.
 *
 * @param column with the number; null: {@code number}
 * @param brandColumn with the brand; null: {@code brand}, where there is one
 * @param separator of CSV columns; null: a comma
 */
record NumbersFile(
        Path file,
        @Nullable String column,
        @Nullable String brandColumn,
        @Nullable String separator) {

    /** Sends it, waits, and saves a line with a reason for each number. Exit code 0, also where numbers are unknown. */
    int lookUp(Session session, Path out) {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailed(CommandFailed.USAGE, "No such file: " + file);
        }
        Gateway gateway = session.gateway();
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean lines = name.endsWith(".ndjson") || name.endsWith(".jsonl");
        String path = "/parts/lookup-jobs" + query();
        String key = Upload.hash(file) + "-" + Integer.toHexString(path.hashCode()) + "-"
                + session.clock().instant().getEpochSecond();
        String id = gateway.upload(path, file, lines ? "application/x-ndjson" : "text/csv", key)
                .path("id")
                .asString();
        String own = "/parts/lookup-jobs/" + Gateway.encoded(id);
        new Jobs(session, gateway).await("Lookup", own);
        JsonNode job = gateway.get(own);
        boolean ndjson = out.getFileName().toString().toLowerCase(Locale.ROOT).endsWith("ndjson");
        gateway.download(own + "/results?format=" + (ndjson ? "ndjson" : "csv"), out);
        session.screen()
                .line("Lookup " + id + ": " + count(job, "read") + " lines, " + count(job, "found") + " found, "
                        + count(job, "none") + " not in the catalogue, " + count(job, "invalid") + " no number.");
        session.screen().line("Results: " + out);
        return 0;
    }

    private String query() {
        StringBuilder query = new StringBuilder();
        add(query, "numberColumn", column);
        add(query, "brandColumn", brandColumn);
        add(query, "separator", separator);
        return query.toString();
    }

    private static void add(StringBuilder query, String name, @Nullable String value) {
        if (value != null) {
            query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(Gateway.encoded(value));
        }
    }

    private static String count(JsonNode job, String field) {
        return Jobs.count(job.path(field).asLong(0));
    }
}
