package io.partguard.cli.data;

import static io.partguard.cli.data.Jobs.count;

import io.partguard.cli.Session;
import io.partguard.cli.api.Gateway;
import io.partguard.cli.api.Job;
import io.partguard.cli.terminal.Printable;
import io.partguard.cli.terminal.Table;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "imports",
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "The imports of catalogues, newest first; with a command: come back to one, cancel it, take it back.",
            "A revert is an import itself: it is listed, and can be reverted."
        })
public final class ImportsCommand implements Callable<Integer> {
    private static final String PATH = "/parts/imports";

    private final Session session;

    @Option(names = "--status", paramLabel = "STATUS", description = "Only those, such as RUNNING or FAILED.")
    @Nullable String status;

    @Option(names = "--limit", defaultValue = "20", description = "At most so many (default: 20, at most 100).")
    int limit = 20;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Where the next page begins.")
    @Nullable String cursor;

    public ImportsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode page = session.gateway()
                .get(PATH + "?limit=" + limit
                        + (status == null ? "" : "&status=" + Gateway.encoded(status))
                        + (cursor == null ? "" : "&cursor=" + Gateway.encoded(cursor)));
        Table table = new Table()
                .left("IMPORT")
                .left("STATUS")
                .left("WHAT")
                .right("READ")
                .right("NEW")
                .right("CHANGED")
                .right("GONE")
                .right("REJECTED");
        page.path("items")
                .forEach(it -> table.row(
                        text(it, "id"),
                        text(it, "status") + (it.hasNonNull("revertedBy") ? ", reverted" : ""),
                        what(it),
                        number(it, "read"),
                        number(it, "created"),
                        number(it, "changed"),
                        number(it, "removed"),
                        number(it, "rejected")));
        table.lines("").forEach(session.screen()::line);
        if (page.hasNonNull("next")) {
            session.screen().line("More with --cursor " + text(page, "next"));
        }
        return 0;
    }

    private static String what(JsonNode it) {
        if (text(it, "kind").equals("REVERT")) {
            return "revert";
        }
        String form = it.hasNonNull("standard") ? text(it, "standard") : text(it, "format");
        return it.path("dryRun").asBoolean(false) ? form + ", dry run" : form;
    }

    private static String text(JsonNode it, String name) {
        return Printable.of(it.path(name).asString(""));
    }

    private static String number(JsonNode it, String name) {
        return count(it.path(name).asLong(0));
    }

    @Command(
            name = "wait",
            mixinStandardHelpOptions = true,
            description = "Waits for an import's end, and says what came of it.")
    int await(
            @Parameters(paramLabel = "ID", description = "The import.") String id,
            @Option(names = "--failed-rows", paramLabel = "FILE", description = "Save the rejected rows there.")
                    @Nullable Path failedRows) {
        return ended("Import", id, failedRows);
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description =
                    "Ends an import that is not through. What was taken until then stays; a revert takes it back.")
    int cancel(@Parameters(paramLabel = "ID", description = "The import.") String id) {
        JsonNode ended = session.gateway().post(path(id) + "/cancel", Map.of());
        session.screen().line("Cancelled behind " + number(ended, "read") + " rows.");
        return 0;
    }

    @Command(
            name = "changes",
            mixinStandardHelpOptions = true,
            description = "Saves what an import did: a line of NDJSON a part, with what it was before and after.")
    int changes(
            @Parameters(paramLabel = "ID", description = "The import.") String id,
            @Parameters(paramLabel = "FILE", description = "Where to.") Path file) {
        session.gateway().download(path(id) + "/changes", session.file(file));
        session.screen().line("Changes: " + session.file(file));
        return 0;
    }

    @Command(
            name = "revert",
            mixinStandardHelpOptions = true,
            description = {
                "Takes an import back: parts it made are taken away, parts it changed are what they were before.",
                "A part that was changed again since is left alone and named."
            })
    int revert(
            @Parameters(paramLabel = "ID", description = "The import.") String id,
            @Option(names = "--dry-run", description = "Say what would be done, and do nothing.") boolean dryRun,
            @Option(names = "--force", description = "Take back parts as well that were changed again since.")
                    boolean force,
            @Option(names = "--left-alone", paramLabel = "FILE", description = "Save the parts left alone there.")
                    @Nullable Path leftAlone) {
        String query = "?dryRun=" + dryRun + "&force=" + force;
        JsonNode accepted = session.gateway()
                .post(
                        path(id) + "/revert" + query,
                        Map.of(),
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .body();
        return ended(dryRun ? "Revert, nothing stored" : "Revert", text(accepted, "id"), leftAlone);
    }

    private int ended(String title, String id, @Nullable Path rejected) {
        Gateway gateway = session.gateway();
        Jobs jobs = new Jobs(session, gateway);
        Job job = jobs.await(title, path(id));
        JsonNode counts = gateway.get(path(id));
        session.screen()
                .line(title + " " + id + ": " + count(job.read()) + " rows, " + number(counts, "created") + " new, "
                        + number(counts, "changed") + " changed, " + number(counts, "removed") + " taken away, "
                        + count(job.rejected())
                        + (text(counts, "kind").equals("REVERT") ? " left alone." : " rejected."));
        if (job.rejected() > 0) {
            jobs.showRejected(path(id));
            if (rejected != null) {
                gateway.download(path(id) + "/rejected", session.file(rejected));
                session.screen().line("Saved: " + session.file(rejected));
            }
        }
        return 0;
    }

    private static String path(String id) {
        return PATH + "/" + Gateway.encoded(id);
    }
}
