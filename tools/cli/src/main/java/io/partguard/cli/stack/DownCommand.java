package io.partguard.cli.stack;

import io.partguard.cli.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stops everything that 'up' started; the data stays.")
public final class DownCommand implements Callable<Integer> {
    private final Session session;

    public DownCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        new Stack(session).down();
        return 0;
    }
}
