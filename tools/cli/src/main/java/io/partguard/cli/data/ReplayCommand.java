package io.partguard.cli.data;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.Session;
import io.partguard.cli.api.Gateway;
import io.partguard.cli.terminal.Printable;
import io.partguard.cli.terminal.Screen;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "replay",
        description = {
            "Judges the listing of a detection once more, as it was seen, and compares.",
            "On the same basis the answer is the same, and it is the same detection. Where the basis has moved on, says which",
            "revisions did and what the answer is now, which is kept as a detection of its own.",
            "Exit code 0 for the same answer, 1 for another one."
        })
public final class ReplayCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "DETECTION", description = "Its id, det_….")
    String detection = "";

    public ReplayCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Gateway gateway = session.gateway();
        JsonNode before = gateway.get("/detections/" + Gateway.encoded(detection));
        JsonNode now =
                gateway.post("/detections", before.path("listing"), Map.of()).body();
        Screen screen = session.screen();
        if (now.path("id").equals(before.path("id"))) {
            screen.line("The same answer on the same basis: " + answer(now) + ".");
            return 0;
        }
        screen.line("The basis has moved on:");
        before.path("basis").properties().forEach(revision -> {
            JsonNode other = now.path("basis").path(revision.getKey());
            if (!other.equals(revision.getValue())) {
                screen.line("  " + revision.getKey() + ": " + text(revision.getValue()) + " → " + text(other));
            }
        });
        boolean same = now.path("verdict").equals(before.path("verdict"));
        screen.line((same ? "The verdict is the same. " : "The verdict is another one. ") + "Then: " + answer(before)
                + ". Now: " + answer(now) + " (" + text(now.path("id")) + ").");
        return same ? 0 : CommandFailed.FAILED;
    }

    private static String answer(JsonNode detection) {
        return text(detection.path("verdict")) + ", margin " + text(detection.path("margin"));
    }

    private static String text(JsonNode value) {
        return Printable.of(value.asString(value.toString()));
    }
}
