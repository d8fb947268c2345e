package io.partguard.cli.data;

import static io.partguard.cli.data.Jobs.count;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.Session;
import io.partguard.cli.api.Gateway;
import io.partguard.cli.api.Job;
import io.partguard.cli.api.Json;
import io.partguard.cli.api.ScanSummary;
import io.partguard.cli.terminal.Table;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "scan",
        description = {
            "Judges every listing of a file: CSV or NDJSON, read as the mapping says.",
            "With --wait it shows the progress and what came of it; with --out it saves verdict, reason",
            "and matched number of every row (.csv, or .ndjson)."
        })
public final class ScanCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The listings.")
    Path file = Path.of("");

    @Option(names = "--mapping", paramLabel = "M.yaml", description = "Which column is which field.")
    @Nullable Path mapping;

    @Option(names = "--country", paramLabel = "CC", description = "Country of listings that name none, such as DE.")
    @Nullable String country;

    @Option(names = "--name", description = "A name for the scan.")
    @Nullable String name;

    @Option(names = "--wait", description = "Wait for the end and show the counts.")
    boolean wait;

    @Option(names = "--out", paramLabel = "FILE", description = "Save the results there; waits.")
    @Nullable Path out;

    @Option(names = "--rejected", paramLabel = "FILE", description = "Save the rejected rows with their errors; waits.")
    @Nullable Path rejected;

    public ScanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (country != null && !country.matches("[A-Za-z]{2}")) {
            throw new CommandFailed(
                    CommandFailed.USAGE,
                    "--country takes two letters as in ISO 3166, for example DE; got " + country + ".");
        }
        Gateway gateway = session.gateway();
        Upload upload = new Upload(
                gateway, session.file(file), Optional.ofNullable(mapping).map(session::file));
        String query = (country == null ? "" : "country=" + country.toUpperCase(Locale.ROOT) + "&")
                + (name == null ? "" : "name=" + Gateway.encoded(name) + "&");
        String id = upload.send(
                        "/listing-mappings", "/scans", query, UUID.randomUUID().toString())
                .path("id")
                .asString();
        if (!wait && out == null && rejected == null) {
            session.screen().line("Scan " + id + " has begun: GET /api/v1/scans/" + id + " shows its progress.");
            return 0;
        }
        return finished(gateway, id);
    }

    private Integer finished(Gateway gateway, String id) {
        String path = "/scans/" + Gateway.encoded(id);
        Jobs jobs = new Jobs(session, gateway);
        Job job = jobs.await("Scan", path);
        ScanSummary summary = Json.as(gateway.get(path + "/summary"), ScanSummary.class);
        session.screen()
                .line("Scan " + id + ": " + count(job.read()) + " rows read, "
                        + count(job.accepted() - summary.undecided()) + " judged, " + count(job.rejected())
                        + " rejected.");
        Table table = new Table().left("  VERDICT").right("LISTINGS").right("MARK NAMED, NO PART KNOWN");
        for (Map.Entry<String, Long> it : summary.verdicts().entrySet()) {
            long unknown = summary.withoutPart(it.getKey());
            table.row("  " + it.getKey(), count(it.getValue()), unknown == 0 ? "" : count(unknown));
        }
        if (summary.undecided() > 0) {
            table.row("  UNDECIDED (somebody is out; tried again every minute)", count(summary.undecided()), "");
        }
        table.lines("").forEach(session.screen()::line);
        if ("SYNTHETIC".equals(summary.modelTrainedOn())) {
            session.screen().line("  The model was trained on synthetic data: verdicts are leads, not findings.");
        }
        if (job.rejected() > 0) {
            jobs.showRejected(path);
        }
        if (rejected != null) {
            gateway.download(path + "/rejected", session.file(rejected));
            session.screen().line("Rejected rows: " + session.file(rejected));
        }
        if (out != null) {
            Path target = session.file(out);
            boolean ndjson = target.getFileName().toString().endsWith("ndjson");
            gateway.download(path + "/results?format=" + (ndjson ? "ndjson" : "csv"), target);
            session.screen().line("Results: " + target);
        }
        return 0;
    }
}
