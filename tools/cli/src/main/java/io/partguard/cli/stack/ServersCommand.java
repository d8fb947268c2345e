package io.partguard.cli.stack;

import io.partguard.cli.Session;
import io.partguard.stack.Folders;
import io.partguard.stack.LocalServer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** For the build: servers without services. Prints lines a shell can evaluate. */
@Command(name = "servers", hidden = true, description = "Starts Elasticsearch and PostgreSQL alone, for a test run.")
public final class ServersCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--stop", description = "Stops them and removes their data.")
    boolean stop;

    public ServersCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Backends backends = new Backends(session);
        if (stop) {
            backends.elasticsearch().stop();
            backends.postgres().stop();
            Folders.delete(session.home().servers().resolve("data"));
            return 0;
        }
        session.home().create();
        for (LocalServer it : backends.own()) {
            it.start();
        }
        session.screen().line("export ELASTICSEARCH_URL='" + backends.elasticsearchUrl() + "'");
        session.screen()
                .line("export POSTGRES_URL='" + backends.databaseServer().secretUrl() + "'");
        return 0;
    }
}
