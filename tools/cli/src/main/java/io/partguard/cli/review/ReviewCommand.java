package io.partguard.cli.review;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.Session;
import io.partguard.cli.api.ApiFailed;
import io.partguard.cli.api.DetectionView;
import io.partguard.cli.api.Gateway;
import io.partguard.cli.api.Json;
import io.partguard.cli.demo.DetectionBlock;
import io.partguard.cli.terminal.Printable;
import io.partguard.cli.terminal.Screen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(
        name = "review",
        description = {
            "Shows the most valuable open case, listing beside part with the reasons, and takes one key for the decision.",
            "Keys: c confirm · d dismiss · t needs a test purchase · s skip (give it back) · q quit.",
            "Without a terminal the keys are read from standard input, for example: printf 'cdq' | ./partguard review"
        })
public final class ReviewCommand implements Callable<Integer> {
    private static final String KEYS = "[c]onfirm  [d]ismiss  [t]est purchase  [s]kip  [q]uit ";
    private static final int NO_CONTENT = 204;
    /** As many as the service takes. */
    private static final int MOST_SKIPPED = 100;

    private final Session session;

    public ReviewCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Gateway gateway = session.gateway();
        int decided = 0;
        List<String> skipped = new ArrayList<>();
        try (Keys keys = Keys.of(session.in(), session.screen().isTerminal())) {
            while (true) {
                Gateway.Answer next = gateway.post("/cases/next" + without(skipped), Map.of(), Map.of());
                if (next.status() == NO_CONTENT || next.body().path("id").isMissingNode()) {
                    session.screen()
                            .line(
                                    skipped.isEmpty()
                                            ? "No open case is left."
                                            : "No open case is left but the skipped ones.");
                    break;
                }
                Choice choice = ask(gateway, next, keys);
                if (choice == Choice.QUIT) {
                    release(gateway, next);
                    break;
                }
                if (choice == Choice.SKIP) {
                    release(gateway, next);
                    skipped.add(next.body().path("id").asString());
                    session.screen().line("Given back; the next one:");
                    continue;
                }
                decided += decide(gateway, next, choice) ? 1 : 0;
            }
        }
        session.screen().line(decided == 1 ? "1 case decided." : decided + " cases decided.");
        return 0;
    }

    /** Given back a skipped case would be the most valuable open one again. */
    private static String without(List<String> skipped) {
        List<String> last = skipped.subList(Math.max(0, skipped.size() - MOST_SKIPPED), skipped.size());
        return last.isEmpty() ? "" : "?without=" + Gateway.encoded(String.join(",", last));
    }

    private enum Choice {
        CONFIRM("CONFIRMED"),
        DISMISS("DISMISSED"),
        TEST_PURCHASE("NEEDS_TEST_PURCHASE"),
        SKIP(""),
        QUIT("");

        private final String outcome;

        Choice(String outcome) {
            this.outcome = outcome;
        }
    }

    private Choice ask(Gateway gateway, Gateway.Answer claimed, Keys keys) throws IOException {
        show(gateway, claimed.body());
        session.screen().line(session.screen().bold(KEYS));
        while (true) {
            switch (keys.next()) {
                case 'c' -> {
                    return Choice.CONFIRM;
                }
                case 'd' -> {
                    return Choice.DISMISS;
                }
                case 't' -> {
                    return Choice.TEST_PURCHASE;
                }
                case 's' -> {
                    return Choice.SKIP;
                }
                case 'q', Keys.END -> {
                    return Choice.QUIT;
                }
                default -> session.screen().line(KEYS);
            }
        }
    }

    private void show(Gateway gateway, JsonNode found) {
        Screen screen = session.screen();
        screen.heading("Case " + Printable.of(found.path("id").asString()));
        JsonNode stake = found.path("atStake");
        if (!stake.path("amount").isMissingNode()) {
            screen.line("At stake: " + stake.path("amount").asString() + " "
                    + stake.path("currency").asString(""));
        }
        JsonNode listings = found.path("listings");
        if (listings.size() > 1) {
            screen.line(listings.size() + " listings; the first:");
        }
        String detectionId = listings.path(0)
                .path("detectionId")
                .asString(found.path("detectionId").asString(""));
        if (detectionId.isEmpty()) {
            screen.line("(the case names no detection)");
            return;
        }
        DetectionView detection =
                Json.as(gateway.get("/detections/" + Gateway.encoded(detectionId)), DetectionView.class);
        new DetectionBlock(screen).show(detection, true);
        if ("SYNTHETIC".equals(detection.modelTrainedOn())) {
            screen.line(screen.dim("The model was trained on synthetic data: a lead for you, not a finding."));
        }
    }

    private boolean decide(Gateway gateway, Gateway.Answer claimed, Choice choice) {
        String id = claimed.body().path("id").asString();
        Map<String, Object> decision = new LinkedHashMap<>();
        decision.put("outcome", choice.outcome);
        try {
            gateway.post(
                    "/cases/" + Gateway.encoded(id) + "/decision",
                    decision,
                    Map.of(
                            "If-Match",
                            etag(claimed),
                            "Idempotency-Key",
                            UUID.randomUUID().toString()));
            session.screen().line("→ " + choice.outcome);
            return true;
        } catch (ApiFailed e) {
            // Somebody else was faster, or the lease ran out while the person thought: the next case, please.
            if (e.exitCode() == CommandFailed.UNAVAILABLE) {
                throw e;
            }
            session.errors().line(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void release(Gateway gateway, Gateway.Answer claimed) {
        String id = claimed.body().path("id").asString();
        gateway.post("/cases/" + Gateway.encoded(id) + "/release", Map.of(), Map.of("If-Match", etag(claimed)));
    }

    private static String etag(Gateway.Answer claimed) {
        return claimed.etag().orElse("\"" + claimed.body().path("revision").asString("0") + "\"");
    }
}
