package io.partguard.cli.data;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.api.Gateway;
import io.partguard.cli.terminal.Printable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The part that a command is about. */
final class WhichPart {
    private static final int NAMED = 10;

    @Parameters(paramLabel = "PART", description = "The part.")
    String part = "";

    @Option(names = "--brand", description = "Where several brands have the number.")
    @Nullable String brand;

    /** @throws CommandFailed where a number is not just one part's: of several none is guessed */
    String id(Gateway gateway) {
        if (part.startsWith("prt_")) {
            return part;
        }
        List<JsonNode> hits = gateway.get("/parts?number=" + Gateway.encoded(part)
                        + (brand == null ? "" : "&brand=" + Gateway.encoded(brand)))
                .path("items")
                .valueStream()
                .toList();
        List<JsonNode> exact = hits.stream().filter(WhichPart::isExact).toList();
        if (exact.size() == 1) {
            return exact.getFirst().at("/part/partId").asString();
        }
        String number = Printable.of(part);
        String said = exact.isEmpty()
                ? "No part has just the number " + number + "." + (hits.isEmpty() ? "" : " Near it:" + named(hits))
                : exact.size() + " parts have the number " + number
                        + ". Give the id of the one that is meant, or --brand:" + named(exact);
        throw new CommandFailed(CommandFailed.FAILED, said);
    }

    private static boolean isExact(JsonNode hit) {
        return hit.path("route").asString("").equals("OWN_NUMBER")
                && hit.path("spelling").asString("").equals("EXACT");
    }

    private static String named(List<JsonNode> hits) {
        StringBuilder named = new StringBuilder();
        for (JsonNode hit : hits.subList(0, Math.min(NAMED, hits.size()))) {
            JsonNode part = hit.path("part");
            named.append("\n  ").append(Printable.of(part.path("partId").asString("")));
            named.append("  ").append(Printable.of(part.path("brand").asString("")));
            named.append(' ').append(Printable.of(part.path("partNumber").asString("")));
        }
        return named.toString();
    }
}
