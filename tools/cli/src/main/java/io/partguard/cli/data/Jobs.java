package io.partguard.cli.data;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.Session;
import io.partguard.cli.api.Gateway;
import io.partguard.cli.api.Job;
import io.partguard.cli.api.Json;
import io.partguard.cli.terminal.Printable;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Watches long work until it ends. */
public final class Jobs {
    private static final long POLL_MILLIS = 400;
    private static final Duration PATIENCE_WITHOUT_PROGRESS = Duration.ofMinutes(15);
    private static final int SHOWN_REJECTS = 10;

    private final Session session;
    private final Gateway gateway;

    public Jobs(Session session, Gateway gateway) {
        this.session = session;
        this.gateway = gateway;
    }

    /**
     * Waits for the end and shows how far it is.
     *
     * @param path of the job, below /api/v1
     * @throws CommandFailed when it failed, or when nothing moved for a quarter of an hour
     */
    public Job await(String what, String path) {
        long start = System.nanoTime();
        long lastMove = start;
        String last = "";
        while (true) {
            Job job = Json.as(gateway.get(path), Job.class);
            String now = job.status() + job.read() + "/" + job.decided() + "/" + job.accepted();
            if (!now.equals(last)) {
                last = now;
                lastMove = System.nanoTime();
            }
            if (job.ended()) {
                return ended(what, path, job);
            }
            session.screen().progress(progress(what, job, System.nanoTime() - start));
            if (System.nanoTime() - lastMove > PATIENCE_WITHOUT_PROGRESS.toNanos()) {
                throw new CommandFailed(
                        CommandFailed.UNAVAILABLE,
                        what + ": nothing has moved for " + PATIENCE_WITHOUT_PROGRESS.toMinutes()
                                + " minutes. The job goes on at the service; look at it with GET " + path + ".");
            }
            pause();
        }
    }

    /** The first rejected rows: line, column, value, code. */
    public void showRejected(String path) {
        String rows = gateway.text(path + "/rejected?format=ndjson");
        int shown = 0;
        for (String row : rows.lines().toList()) {
            if (++shown > SHOWN_REJECTS) {
                session.errors().line("    … the rest with --failed-rows FILE");
                return;
            }
            try {
                JsonNode it = Json.read(row);
                String column = it.path("column").asString("");
                String value = it.path("value").asString("");
                session.errors()
                        .line("    line " + it.path("line").asString("?")
                                + (column.isEmpty() ? "" : ", " + Printable.of(column))
                                + (value.isEmpty() ? "" : " = \"" + Printable.cut(Printable.of(value), 40) + "\"")
                                + ": " + Printable.of(it.path("detail").asString(""))
                                + " [" + Printable.of(it.path("code").asString("")) + "]");
            } catch (JacksonException e) {
                session.errors().line("    (a row that can't be read)");
            }
        }
    }

    private Job ended(String what, String path, Job job) {
        if (job.status().equals("CANCELLED")) {
            throw new CommandFailed(
                    CommandFailed.FAILED,
                    what + " was cancelled behind " + count(job.read())
                            + " rows; what was taken until then is stored.");
        }
        if (job.status().equals("FAILED")) {
            Job.Failure failure = job.failure();
            String why = failure == null
                    ? "without a reason; see ./partguard logs"
                    : Printable.of(failure.detail() + " [" + failure.code() + "]");
            throw new CommandFailed(CommandFailed.FAILED, what + " failed: " + why);
        }
        return job;
    }

    private static String progress(String what, Job job, long nanos) {
        long done = job.decided() != null ? job.decided() : job.read();
        StringBuilder text = new StringBuilder("  ").append(what).append(": ");
        if (job.status().equals("INDEXING")) {
            return text.append(count(job.accepted()))
                    .append(" stored, the index catches up …")
                    .toString();
        }
        if (job.status().equals("QUEUED")) {
            return text.append("waiting for its turn").toString();
        }
        text.append(count(done));
        Long total = job.total();
        if (total != null && total > 0) {
            text.append(" of ")
                    .append(count(total))
                    .append(" (")
                    .append(100 * done / total)
                    .append(" %)");
        }
        double seconds = nanos / 1e9;
        if (seconds > 1) {
            text.append(", ").append(count(Math.round(done / seconds))).append(" a second");
        }
        if (job.rejected() > 0) {
            text.append(", ").append(count(job.rejected())).append(" rejected");
        }
        return text.toString();
    }

    /** A whole number with thousands apart. */
    public static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed(CommandFailed.FAILED, "Interrupted.");
        }
    }
}
