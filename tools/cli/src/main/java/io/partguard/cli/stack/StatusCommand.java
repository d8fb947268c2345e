package io.partguard.cli.stack;

import io.partguard.cli.Session;
import io.partguard.cli.terminal.Table;
import io.partguard.stack.LocalServer;
import io.partguard.stack.OwnProcess;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "status",
        description = "Shows each process with port, health and memory. Exit code 0 when all is healthy, 3 when not.")
public final class StatusCommand implements Callable<Integer> {
    private static final int NOT_HEALTHY = 3;
    private static final double MEGABYTE = 1024 * 1024;

    private final Session session;
    private long memory;
    private boolean healthy = true;

    public StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Stack stack = new Stack(session);
        Table table = new Table()
                .left("PROCESS")
                .right("PORT")
                .left("HEALTH")
                .right("PID")
                .right("MEMORY (PSS)");
        for (LocalServer it : stack.backends().own()) {
            row(table, it.title(), it.port(), it.process(), it.process().isPresent() && it.healthy());
        }
        for (ServiceProcess it : stack.services()) {
            row(
                    table,
                    it.service().title(),
                    it.port(),
                    it.process(),
                    it.process().isPresent() && it.healthy());
        }
        table.row("", "", "", "", megabytes(memory));
        table.lines("").forEach(session.screen()::line);
        if (!stack.backends().ownElasticsearch()) {
            session.screen().line("Elasticsearch is the one of ELASTICSEARCH_URL.");
        }
        if (!stack.backends().ownPostgres()) {
            session.screen().line("PostgreSQL is the one of POSTGRES_URL.");
        }
        session.screen()
                .line("State: " + session.home().folder()
                        + (session.home().serversAreElsewhere()
                                ? " and " + session.home().servers()
                                : ""));
        return healthy ? 0 : NOT_HEALTHY;
    }

    private void row(Table table, String title, int port, Optional<OwnProcess> process, boolean answers) {
        healthy &= answers;
        long bytes = process.map(OwnProcess::memoryBytes).orElse(0L);
        memory += bytes;
        table.row(
                title,
                Integer.toString(port),
                answers ? "healthy" : process.isPresent() ? "does not answer" : "stopped",
                process.map(it -> Long.toString(it.pid())).orElse("–"),
                process.isPresent() ? megabytes(bytes) : "–");
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f MB", bytes / MEGABYTE);
    }
}
