package io.partguard.cli.data;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.Session;
import io.partguard.cli.api.Gateway;
import io.partguard.cli.terminal.Printable;
import io.partguard.cli.terminal.Screen;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "lookup",
        description = {
            "Finds a part by any way of writing its number and follows its supersession.",
            "Exit code 0 when something was found, 1 when not, 3 when the catalogue could not be asked."
        })
public final class LookupCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NUMBER", arity = "1..*", description = "The number; blanks need no quotes.")
    String[] number = {};

    @Option(names = "--brand", description = "Only parts of this brand.")
    @Nullable String brand;

    public LookupCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String wanted = String.join(" ", number);
        String query =
                "/parts?number=" + Gateway.encoded(wanted) + (brand == null ? "" : "&brand=" + Gateway.encoded(brand));
        JsonNode items = session.gateway().get(query).path("items");
        Screen screen = session.screen();
        if (items.isEmpty()) {
            screen.line("No part has the number " + Printable.of(wanted) + ".");
            return CommandFailed.FAILED;
        }
        for (JsonNode item : items) {
            JsonNode part = item.path("part");
            screen.line(screen.bold(text(part, "brand") + " " + text(part, "partNumber")) + "  " + text(part, "name"));
            screen.line("  found as " + words(item, "route")
                    + (item.path("spelling").asString("").isEmpty() ? "" : ", written " + words(item, "spelling"))
                    + " · " + text(part, "status") + " · " + text(part, "partId"));
            for (JsonNode step : item.path("chain")) {
                StringBuilder to = new StringBuilder();
                for (JsonNode it : step.path("to")) {
                    String replacement = it.isString()
                            ? it.asString()
                            : it.path("partNumber").asString(it.path("number").asString(""));
                    to.append(to.isEmpty() ? "" : ", ").append(Printable.of(replacement));
                }
                screen.line("  " + text(step, "from") + " → " + (to.isEmpty() ? "nothing any more" : to)
                        + " (" + words(step, "kind") + ")"
                        + (text(step, "note").isEmpty() ? "" : ": " + text(step, "note")));
            }
        }
        return 0;
    }

    private static String text(JsonNode node, String field) {
        return Printable.of(node.path(field).asString(""));
    }

    private static String words(JsonNode node, String field) {
        return text(node, field).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
