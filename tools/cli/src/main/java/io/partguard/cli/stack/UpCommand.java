package io.partguard.cli.stack;

import io.partguard.cli.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "up",
        description = {
            "Starts Elasticsearch, PostgreSQL, the three services and the gateway on the loopback address.",
            "With ELASTICSEARCH_URL or POSTGRES_URL set, those servers are used instead of own ones.",
            "PARTGUARD_PORT_OFFSET moves every port; PARTGUARD_HOME holds the state (default: .partguard)."
        })
public final class UpCommand implements Callable<Integer> {
    private final Session session;

    public UpCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        new Stack(session).up();
        session.screen().line("Next: ./partguard demo, ./partguard import FILE, ./partguard status, ./partguard down");
        return 0;
    }
}
