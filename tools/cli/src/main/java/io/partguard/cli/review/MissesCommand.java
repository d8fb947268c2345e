package io.partguard.cli.review;

import io.partguard.cli.Session;
import io.partguard.cli.terminal.Printable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "misses",
        description = {
            "Shows to a lead how much slips through: of the offers that were dismissed, the share that people found to be",
            "infringements when they judged a few of each day without knowing what the models had said."
        })
public final class MissesCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--from", paramLabel = "DAY", description = "First day of UTC (default: 30 days before the last).")
    @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last day (default: the last that was drawn).")
    @Nullable LocalDate to;

    public MissesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        LocalDate last = to == null
                ? LocalDate.now(session.clock().withZone(ZoneOffset.UTC)).minusDays(1)
                : to;
        LocalDate first = from == null ? last.minusDays(29) : from;
        JsonNode all = session.gateway().get("/blind-sample?from=" + first + "&to=" + last);
        session.screen().line(row("day", "dismissed", "drawn", "decided", "undecided", "missed", "miss rate (95 %)"));
        all.path("days").forEach(day -> session.screen().line(row(text(day.path("day")), day)));
        session.screen().line(row("all", all));
        if (all.path("missRate").isNull() || all.path("missRate").isMissingNode()) {
            session.screen().line("Nothing of it is decided yet, so nothing is known.");
        }
        return 0;
    }

    private static String row(String name, JsonNode figures) {
        JsonNode rate = figures.path("missRate");
        return row(
                name,
                count(figures, "dismissed"),
                count(figures, "drawn"),
                count(figures, "decided"),
                count(figures, "undecided"),
                count(figures, "missed"),
                rate.isObject()
                        ? String.format(
                                Locale.ROOT,
                                "%.4f (%.4f to %.4f)",
                                rate.path("rate").asDouble(),
                                rate.path("lower").asDouble(),
                                rate.path("upper").asDouble())
                        : "unknown");
    }

    private static String count(JsonNode figures, String name) {
        return String.format(Locale.ROOT, "%,d", figures.path(name).asLong());
    }

    private static String row(
            String name, String dismissed, String drawn, String decided, String undecided, String missed, String rate) {
        return String.format(
                Locale.ROOT,
                "%-10s %12s %7s %8s %10s %7s  %s",
                name,
                dismissed,
                drawn,
                decided,
                undecided,
                missed,
                rate);
    }

    private static String text(JsonNode value) {
        return Printable.of(value.asString(""));
    }
}
