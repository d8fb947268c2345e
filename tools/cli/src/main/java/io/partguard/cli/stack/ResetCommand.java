package io.partguard.cli.stack;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.Session;
import io.partguard.stack.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "reset",
        description = {
            "Stops everything and removes the local state: databases, index, keys, logs, unpacked servers.",
            "Servers that ELASTICSEARCH_URL and POSTGRES_URL name are not touched."
        })
public final class ResetCommand implements Callable<Integer> {
    /** Only what Partguard itself creates is deleted: PARTGUARD_HOME may have been set to anything. */
    private static final List<String> OURS =
            List.of("keys", "secrets", "run", "logs", "servers", "apps", "build", "demo", "training", "ci");

    private final Session session;

    @Option(names = "--yes", description = "Don't ask.")
    boolean yes;

    public ResetCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Path home = session.home().folder();
        Path servers = session.home().servers();
        if (!Files.exists(home) && !Files.exists(servers)) {
            session.screen().line("Nothing to remove: " + home + " does not exist.");
            return 0;
        }
        if (!yes && !confirmed(home)) {
            throw new CommandFailed(CommandFailed.FAILED, "Nothing was removed.");
        }
        new Stack(session).down();
        for (String it : OURS) {
            Folders.delete(home.resolve(it));
        }
        if (session.home().serversAreElsewhere()) {
            Folders.delete(servers);
        }
        boolean empty;
        try (DirectoryStream<Path> rest = Files.newDirectoryStream(home)) {
            empty = !rest.iterator().hasNext();
        }
        if (empty) {
            Files.deleteIfExists(home);
        }
        session.screen()
                .line("Removed the state in " + home + (session.home().serversAreElsewhere() ? " and " + servers : "")
                        + ".");
        return 0;
    }

    private boolean confirmed(Path home) throws IOException {
        session.screen().line("This removes all data, keys and logs in " + home + ".");
        session.screen().line("Type 'yes' to go on:");
        BufferedReader answers = new BufferedReader(new InputStreamReader(session.in(), StandardCharsets.UTF_8));
        return "yes".equals(answers.readLine());
    }
}
