package io.partguard.cli.data;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.Session;
import io.partguard.cli.api.Gateway;
import io.partguard.cli.api.Json;
import io.partguard.cli.terminal.Printable;
import io.partguard.cli.terminal.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

@Command(
        name = "part",
        description = {
            "One part of the catalogue: look at it, see what changed it, change it.",
            "PART is its id (prt_…), or its number where that, written as printed or nearly so, is one part's."
        })
public final class PartCommand {
    private final Session session;

    public PartCommand(Session session) {
        this.session = session;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Everything that the record says of a part, now or as it was at a moment.")
    int show(
            @Mixin WhichPart part,
            @Option(names = "--as-of", paramLabel = "TIME", description = "A moment such as 2026-05-01T00:00:00Z.")
                    @Nullable String asOf) {
        String query = asOf == null ? "" : "?asOf=" + Gateway.encoded(asOf);
        JsonNode shown = session.gateway().get(path(part) + query);
        session.screen().line(session.screen().bold(text(shown, "brand") + " " + text(shown, "partNumber")));
        Table table = new Table().left("").left("");
        shown.properties().forEach(field -> {
            String value = written(field.getValue());
            if (!value.isEmpty() && !field.getKey().equals("v")) {
                table.row(field.getKey(), value);
            }
        });
        table.lines("  ").forEach(session.screen()::line);
        return 0;
    }

    @Command(
            name = "history",
            mixinStandardHelpOptions = true,
            description = "What changed a part, newest first: when, who or which import, and which fields.")
    int history(
            @Mixin WhichPart part,
            @Option(names = "--limit", defaultValue = "20", description = "At most so many (default: 20, at most 200).")
                    int limit,
            @Option(names = "--cursor", paramLabel = "CURSOR", description = "Where the next page begins.") @Nullable String cursor) {
        JsonNode page = session.gateway()
                .get(path(part) + "/history?limit=" + limit
                        + (cursor == null ? "" : "&cursor=" + Gateway.encoded(cursor)));
        for (JsonNode change : page.path("items")) {
            String by = text(change, "by");
            String importId = text(change, "importId");
            session.screen()
                    .line(session.screen().bold("Revision " + text(change, "revision")) + "  " + text(change, "at")
                            + (by.isEmpty() ? "" : " by " + by)
                            + (importId.isEmpty() ? "" : " with import " + importId)
                            + (change.path("removed").asBoolean(false) ? ", taken out of the catalogue" : ""));
            for (JsonNode field : change.path("changes")) {
                session.screen()
                        .line("  " + text(field, "field") + ": " + orNothing(field.path("before")) + " → "
                                + orNothing(field.path("after")));
            }
        }
        if (page.hasNonNull("next")) {
            session.screen().line("More with --cursor " + text(page, "next"));
        }
        return 0;
    }

    @Command(
            name = "edit",
            mixinStandardHelpOptions = true,
            description = {
                "Changes fields of a part. A value that is JSON (4, true, [\"a\"], {…}) is taken as such, any other as text.",
                "Somebody who changed the part in between is not overwritten: the command says so and changes nothing.",
                "A part is retired, not deleted:  ./partguard part edit PART --set status=RETIRED"
            })
    int edit(
            @Mixin WhichPart part,
            @Option(names = "--set", paramLabel = "FIELD=VALUE", description = "A field and its new value; repeatable.")
                    @Nullable List<String> set,
            @Option(
                            names = "--clear",
                            paramLabel = "FIELD",
                            description = "A field that has no value any more; repeatable.")
                    @Nullable List<String> clear) {
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        for (String one : set == null ? List.<String>of() : set) {
            int equals = one.indexOf('=');
            if (equals < 1) {
                throw new CommandFailed(CommandFailed.USAGE, "--set wants FIELD=VALUE, not \"" + one + "\".");
            }
            patch.put(one.substring(0, equals), value(one.substring(equals + 1)));
        }
        (clear == null ? List.<String>of() : clear).forEach(field -> patch.put(field, null));
        if (patch.isEmpty()) {
            throw new CommandFailed(CommandFailed.USAGE, "What is to change? Give --set FIELD=VALUE or --clear FIELD.");
        }
        Gateway gateway = session.gateway();
        String path = path(part);
        Gateway.Answer before = gateway.getWithEtag(path);
        JsonNode after = gateway.patch(path, patch, before.etag().orElseThrow());
        List<String> changed = new ArrayList<>();
        patch.keySet().forEach(field -> {
            JsonNode was = before.body().path(field);
            JsonNode is = after.path(field);
            if (!was.equals(is)) {
                changed.add("  " + Printable.of(field) + ": " + orNothing(was) + " → " + orNothing(is));
            }
        });
        session.screen()
                .line(text(after, "brand") + " " + text(after, "partNumber")
                        + (changed.isEmpty() ? " says that already." : ", revision " + text(after, "revision") + ":"));
        changed.forEach(session.screen()::line);
        return 0;
    }

    private String path(WhichPart part) {
        return "/parts/" + Gateway.encoded(part.id(session.gateway()));
    }

    private static Object value(String written) {
        try {
            return Json.read(written.isBlank() ? "\"\"" : written);
        } catch (JacksonException text) {
            // Not JSON: it is meant as it stands.
            return StringNode.valueOf(written);
        }
    }

    private static String orNothing(JsonNode value) {
        String written = written(value);
        return written.isEmpty() ? "nothing" : written;
    }

    private static String written(JsonNode value) {
        if (value.isMissingNode() || value.isNull() || (value.isContainer() && value.isEmpty())) {
            return "";
        }
        return Printable.of(value.isContainer() ? value.toString() : value.asString());
    }

    private static String text(JsonNode node, String field) {
        return Printable.of(node.path(field).asString(""));
    }
}
