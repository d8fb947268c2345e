package io.partguard.cli.data;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.Session;
import io.partguard.cli.api.Gateway;
import io.partguard.cli.terminal.Printable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "models",
        description = {
            "Shows the models and which of them judge, and lets a lead change that.",
            "  list                 all of them, newest first",
            "  send FILE            enters a trained model as a candidate",
            "  challenge ID         lets it judge beside the champion, unseen",
            "  check ID             holds it and the champion to the gold set; a promotion needs that",
            "  shadow ID            what it said beside the champion",
            "  promote ID           makes it the champion",
            "  rollback KIND        puts the champion before this one back; KIND is match or verdict"
        })
public final class ModelsCommand implements Callable<Integer> {
    private final Session session;

    /** What is done. */
    enum Action {
        LIST,
        SEND,
        CHALLENGE,
        CHECK,
        SHADOW,
        PROMOTE,
        ROLLBACK
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ACTION",
            defaultValue = "list",
            description = "One of the above (default: ${DEFAULT-VALUE}).")
    String action = "list";

    @Parameters(index = "1", arity = "0..1", paramLabel = "WHAT", description = "A file, a model's id or a kind.")
    @Nullable String what;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the model. Needed for every change.")
    @Nullable String reason;

    public ModelsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Gateway gateway = session.gateway();
        switch (asked()) {
            case LIST -> gateway.get("/models").path("items").forEach(this::line);
            case SEND -> send(gateway);
            case CHALLENGE -> line(change(gateway, "challenge"));
            case CHECK -> check(gateway);
            case SHADOW -> shadow(gateway);
            case PROMOTE -> line(change(gateway, "promotion"));
            case ROLLBACK -> rollBack(gateway);
        }
        return 0;
    }

    private Action asked() {
        try {
            return Action.valueOf(action.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(
                    CommandFailed.USAGE, "There is no " + Printable.of(action) + "; see ./partguard help models.");
        }
    }

    private void send(Gateway gateway) {
        Path file = session.file(Path.of(needed(what, "a file")));
        if (!Files.isRegularFile(file)) {
            throw new CommandFailed(CommandFailed.USAGE, "No such file: " + file);
        }
        line(gateway.upload(
                "/models?reason=" + Gateway.encoded(needed(reason, "--reason")),
                file,
                "application/octet-stream",
                UUID.randomUUID().toString()));
    }

    private JsonNode change(Gateway gateway, String change) {
        String path = "/models/" + Gateway.encoded(needed(what, "a model's id"));
        String why = needed(reason, "--reason");
        Gateway.Answer seen = gateway.getWithEtag(path);
        return gateway.post(
                        path + "/" + change,
                        Map.of("reason", why),
                        Map.of("If-Match", seen.etag().orElse("")))
                .body();
    }

    private void rollBack(Gateway gateway) {
        String kind = needed(what, "a kind").toUpperCase(Locale.ROOT);
        String why = needed(reason, "--reason");
        String champion = gateway.get("/models?state=CHAMPION&kind=" + Gateway.encoded(kind))
                .path("items")
                .path(0)
                .path("id")
                .asString("");
        line(gateway.post("/models/rollback", Map.of("kind", kind, "champion", champion, "reason", why), Map.of())
                .body());
    }

    private void check(Gateway gateway) {
        JsonNode run = gateway.post(
                        "/models/" + Gateway.encoded(needed(what, "a model's id")) + "/gold-run", Map.of(), Map.of())
                .body();
        session.screen().line("Of " + run.path("examples").asLong() + " offers of the gold set:");
        for (String who : new String[] {"champion", "challenger"}) {
            JsonNode score = run.path(who.equals("champion") ? "byChampion" : "byChallenger");
            session.screen()
                    .line(String.format(
                            Locale.ROOT,
                            "  %-22s named rightly %,d, honest ones accused %,d, fakes missed %,d",
                            text(run.path(who)),
                            score.path("right").asLong(),
                            score.path("falseAccusations").asLong(),
                            score.path("missed").asLong()));
        }
    }

    private void shadow(Gateway gateway) {
        JsonNode runs = gateway.get("/models/" + Gateway.encoded(needed(what, "a model's id")) + "/shadow")
                .path("items");
        if (runs.isEmpty()) {
            session.screen().line("It has judged nothing beside a champion yet.");
        }
        runs.forEach(run -> {
            session.screen()
                    .line("Beside " + text(run.path("champion")) + ": "
                            + run.path("judged").asLong() + " judged, "
                            + run.path("agreed").asLong() + " alike; accused by the champion only "
                            + run.path("accusedByChampionOnly").asLong() + ", by the challenger only "
                            + run.path("accusedByChallengerOnly").asLong() + "; passed by "
                            + run.path("passedBy").asLong() + ".");
            run.path("matrix")
                    .forEach(cell -> session.screen()
                            .line(String.format(
                                    Locale.ROOT,
                                    "  %-16s → %-16s %,10d",
                                    text(cell.path("said")),
                                    text(cell.path("wouldSay")),
                                    cell.path("n").asLong())));
        });
    }

    private static String needed(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new CommandFailed(CommandFailed.USAGE, "That needs " + name + "; see ./partguard help models.");
        }
        return value;
    }

    private void line(JsonNode model) {
        session.screen()
                .line(String.format(
                        Locale.ROOT,
                        "%-22s %-8s %-10s trained on %s",
                        text(model.path("id")),
                        text(model.path("kind")),
                        text(model.path("state")),
                        text(model.path("card").path("trainedOn"))));
    }

    private static String text(JsonNode value) {
        return Printable.of(value.asString(""));
    }
}
