package io.partguard.cli.data;

import static io.partguard.cli.data.Jobs.count;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.Session;
import io.partguard.cli.api.Gateway;
import io.partguard.cli.api.Job;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Imports a catalogue, a price list or master data of pricing: CSV or NDJSON, read as the mapping says;",
            "a catalogue also as XML in PIES 7.2, ACES 4.2, BMEcat 1.2 or 2005, which need no mapping.",
            "Rows that can't be taken are named with line, column, value and code; the others go through.",
            "An import can be looked at again, cancelled and taken back: ./partguard imports --help",
            "Exit code 0 when at least one row was taken (or nothing was wrong), 1 when none was."
        })
public final class ImportCommand implements Callable<Integer> {
    enum Kind {
        parts("/parts/imports", "/part-mappings", "Catalogue"),
        prices("/prices/imports", "/price-mappings", "Price list"),
        part_figures("part-figures", "Part figures"),
        country_figures("country-figures", "Country figures"),
        vehicle_prices("vehicle-prices", "Vehicle prices"),
        vehicle_parts("vehicle-parts", "Vehicle parts");

        private final String target;
        private final String mappings;
        private final String title;

        Kind(String target, String mappings, String title) {
            this.target = target;
            this.mappings = mappings;
            this.title = title;
        }

        Kind(String masterData, String title) {
            this("/master-data/" + masterData + "/imports", "/master-data/" + masterData + "/mappings", title);
        }

        /** As it is written on the command line. */
        @Override
        public String toString() {
            return name().replace('_', '-');
        }
    }

    private final Session session;

    @Parameters(
            paramLabel = "FILE",
            description = "The file. Its ending says what it is: .ndjson, .jsonl, .xml; else CSV.")
    Path file = Path.of("");

    @Option(names = "--mapping", paramLabel = "M.yaml", description = "Which column is which field.")
    @Nullable Path mapping;

    @Option(names = "--kind", defaultValue = "parts", description = "One of ${COMPLETION-CANDIDATES} (default: parts).")
    Kind kind = Kind.parts;

    @Option(names = "--dry-run", description = "Read and check everything, store nothing.")
    boolean dryRun;

    @Option(names = "--format", description = "What the file is, whatever its name: ${COMPLETION-CANDIDATES}.")
    Upload.@Nullable Form format;

    @Option(
            names = {"--failed-rows", "--rejected"},
            paramLabel = "FILE",
            description = {
                "Save the rejected rows there, in the form of the file and with their errors.",
                "Mended, it can be imported as it is."
            })
    @Nullable Path rejected;

    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Wait for the end (default); --no-wait: only send it, and look at it later.")
    boolean wait = true;

    public ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (!wait && rejected != null) {
            throw new CommandFailed(CommandFailed.USAGE, "--failed-rows wants the end to be waited for.");
        }
        Gateway gateway = session.gateway();
        Upload upload = new Upload(
                gateway,
                session.file(file),
                Optional.ofNullable(mapping).map(session::file),
                Optional.ofNullable(format));
        // Importing a file again is a new import (the catalogue may have changed in between), so its key is fresh.
        String id = upload.send(
                        kind.mappings,
                        kind.target,
                        dryRun ? "dryRun=true&" : "",
                        UUID.randomUUID().toString())
                .path("id")
                .asString();
        String path = kind.target + "/" + Gateway.encoded(id);
        if (!wait) {
            session.screen().line(kind.title + ": " + id + " is on its way.");
            return 0;
        }
        Job job = new Jobs(session, gateway).await(kind.title, path);
        session.screen()
                .line(kind.title + (dryRun ? " checked, nothing stored: " : ": ") + count(job.read()) + " rows read, "
                        + count(job.accepted()) + " accepted"
                        + (job.unchanged() == null ? "" : " (" + count(job.unchanged()) + " unchanged)") + ", "
                        + count(job.rejected()) + " rejected.");
        Job.Supersessions links = job.supersessions();
        if (links != null && links.superseded() + links.unparsed() > 0) {
            session.screen()
                    .line("Supersessions of these brands: " + count(links.superseded()) + " parts replaced, "
                            + count(links.resolved()) + " resolved (" + count(links.chained()) + " by chains), "
                            + count(links.dangling()) + " dangling, " + count(links.inCycles()) + " in rings, "
                            + count(links.overclaimed()) + " claimed by too many, "
                            + count(links.unparsed()) + " notes unread.");
        }
        if (job.rejected() > 0) {
            new Jobs(session, gateway).showRejected(path);
            if (rejected != null) {
                gateway.download(path + "/rejected", session.file(rejected));
                session.screen().line("Rejected rows: " + session.file(rejected));
            }
        }
        return job.accepted() == 0 && job.rejected() > 0 ? CommandFailed.FAILED : 0;
    }
}
