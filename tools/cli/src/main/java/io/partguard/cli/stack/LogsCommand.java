package io.partguard.cli.stack;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.Session;
import io.partguard.cli.terminal.Printable;
import io.partguard.stack.LogTail;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        description = {
            "Shows the end of the logs: of all processes, or of one.",
            "Names: gateway, catalog, pricing, detection, elasticsearch, postgresql."
        })
public final class LogsCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 300;

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "PROCESS", description = "One of the names above.")
    String process = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on showing what is added, until Ctrl-C.")
    boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "40",
            description = "How many last lines (default: ${DEFAULT-VALUE}).")
    int lines = 40;

    public LogsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Path> logs = chosen();
        Map<Path, Long> read = new LinkedHashMap<>();
        for (Map.Entry<String, Path> it : logs.entrySet()) {
            if (Files.exists(it.getValue())) {
                session.screen().line(session.screen().bold("── " + it.getKey() + " · " + it.getValue()));
                session.screen().line(LogTail.of(it.getValue(), logs.size() == 1 ? lines : Math.min(lines, 12)));
                read.put(it.getValue(), Files.size(it.getValue()));
            } else if (logs.size() == 1) {
                throw new CommandFailed(CommandFailed.FAILED, "There is no log yet: " + it.getValue());
            }
        }
        if (read.isEmpty()) {
            session.screen().line("There are no logs yet in " + session.home().folder() + ".");
        }
        while (follow) {
            for (Map.Entry<Path, Long> it : read.entrySet()) {
                it.setValue(showFrom(it.getKey(), it.getValue()));
            }
            Thread.sleep(POLL_MILLIS);
        }
        return 0;
    }

    private Map<String, Path> chosen() {
        Map<String, Path> all = new LinkedHashMap<>();
        Path elasticsearch = session.home().servers().resolve("data/elasticsearch/logs/elasticsearch.log");
        all.put("elasticsearch", elasticsearch);
        all.put("postgresql", session.home().log("postgresql"));
        for (ServiceProcess it : new Stack(session).services()) {
            all.put(it.service().title(), it.log());
        }
        if (process.isEmpty()) {
            return all;
        }
        List<String> matching = all.keySet().stream()
                .filter(it -> it.equals(process) || it.startsWith(process))
                .toList();
        if (matching.size() != 1) {
            throw new CommandFailed(
                    CommandFailed.USAGE,
                    "No process '" + process + "'; there are " + String.join(", ", all.keySet()) + ".");
        }
        return Map.of(matching.getFirst(), all.getOrDefault(matching.getFirst(), elasticsearch));
    }

    private long showFrom(Path log, long position) throws IOException {
        if (!Files.exists(log)) {
            return 0;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = file.length() < position ? 0 : position;
            long length = Math.min(file.length() - start, 1 << 20);
            if (length <= 0) {
                return start;
            }
            byte[] added = new byte[(int) length];
            file.seek(start);
            file.readFully(added);
            int end = added.length;
            while (end > 0 && added[end - 1] != '\n') {
                end--;
            }
            new String(added, 0, end, StandardCharsets.UTF_8)
                    .lines()
                    .forEach(it -> session.screen().line(Printable.of(it)));
            return start + (end == 0 && length == 1 << 20 ? length : end);
        }
    }
}
