package io.partguard.cli.data;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.Session;
import io.partguard.cli.api.Gateway;
import io.partguard.cli.terminal.Printable;
import io.partguard.cli.terminal.Screen;
import java.nio.file.Path;
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
            "With --file and --out looks a whole file of numbers up (CSV with a header, or NDJSON, any size) and says",
            "of each line how its part was found, that there is none, or why it is no number.",
            "Exit code 0 when something was found, 1 when not, 3 when the catalogue could not be asked."
        })
public final class LookupCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NUMBER", arity = "0..*", description = "The number; blanks need no quotes.")
    String[] number = {};

    @Option(names = "--brand", description = "Only parts of this brand.")
    @Nullable String brand;

    @Option(names = "--file", paramLabel = "FILE", description = "Numbers to look up, a line each.")
    @Nullable Path file;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the results go (.csv, or .ndjson).")
    @Nullable Path out;

    @Option(names = "--column", paramLabel = "NAME", description = "The file's column of numbers (default: number).")
    @Nullable String column;

    @Option(
            names = "--brand-column",
            paramLabel = "NAME",
            description = "The file's column of brands (default: brand).")
    @Nullable String brandColumn;

    @Option(names = "--separator", paramLabel = "C", description = "Between the file's columns (default: a comma).")
    @Nullable String separator;

    public LookupCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (file != null) {
            if (out == null || number.length > 0 || brand != null) {
                throw new CommandFailed(
                        CommandFailed.USAGE, "--file goes with --out FILE, and with no NUMBER and no --brand.");
            }
            return new NumbersFile(session.file(file), column, brandColumn, separator)
                    .lookUp(session, session.file(out));
        }
        if (number.length == 0) {
            throw new CommandFailed(CommandFailed.USAGE, "Which number? Or give --file FILE --out FILE.");
        }
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
