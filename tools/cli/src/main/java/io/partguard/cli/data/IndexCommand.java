package io.partguard.cli.data;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.Session;
import io.partguard.cli.terminal.Printable;
import io.partguard.cli.terminal.Screen;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "index",
        description = {
            "The search index of the catalogue: how it stands, build it anew, go back to the one before.",
            "Exit code 0 when it is done or was begun, 1 when it was refused, 3 when the catalogue could not be asked."
        })
public final class IndexCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 500;

    private final Session session;

    /** What is to be done. */
    enum Action {
        status,
        rebuild,
        rollback
    }

    @Parameters(paramLabel = "ACTION", arity = "0..1", description = "${COMPLETION-CANDIDATES} (default: status)")
    Action action = Action.status;

    @Option(names = "--wait", description = "Waits until the other index serves or is refused.")
    boolean wait;

    public IndexCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        JsonNode before = session.gateway().get("/index");
        if (action == Action.status) {
            show(before);
            return 0;
        }
        session.gateway().post("/index/" + action, Map.of(), Map.of());
        if (!wait) {
            session.screen().line("Begun. ./partguard index shows how far it is.");
            return 0;
        }
        return waitFor(before);
    }

    private int waitFor(JsonNode before) throws InterruptedException {
        String old = name(before, "serving");
        String refused = before.at("/refused/at").asString("");
        while (true) {
            JsonNode now = session.gateway().get("/index");
            if (!name(now, "serving").equals(old)) {
                show(now);
                return 0;
            }
            if (!now.at("/refused/at").asString("").equals(refused)) {
                show(now);
                return CommandFailed.FAILED;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void show(JsonNode index) {
        Screen screen = session.screen();
        screen.line("The record has " + index.path("parts").asString() + " parts.");
        one(index, "serving", "answers");
        one(index, "building", "is being built");
        one(index, "previous", "can be gone back to");
        JsonNode refused = index.path("refused");
        if (refused.isObject()) {
            screen.line(screen.red("Refused") + " " + text(refused, "at") + ": " + text(refused, "name") + " "
                    + text(refused, "why"));
        }
        if (!text(index, "trouble").isEmpty()) {
            screen.line(screen.red("Trouble") + ": " + text(index, "trouble"));
        }
        if (!index.path("serving").isObject()) {
            screen.line("No index answers: searches are refused until one is built.");
        }
    }

    private void one(JsonNode index, String which, String does) {
        JsonNode one = index.path(which);
        if (one.isObject()) {
            session.screen()
                    .line("%s %s: %d %% of the parts as they are now, %s left%s"
                            .formatted(
                                    text(one, "name"),
                                    does,
                                    (int) Math.floor(one.path("progress").asDouble() * 100),
                                    one.path("partsLeft").asString(),
                                    one.has("documents")
                                            ? ", " + one.path("documents").asString() + " to be found"
                                            : ""));
        }
    }

    private static String name(JsonNode index, String which) {
        return index.path(which).path("name").asString("");
    }

    private static String text(@Nullable JsonNode node, String field) {
        return node == null ? "" : Printable.of(node.path(field).asString(""));
    }
}
