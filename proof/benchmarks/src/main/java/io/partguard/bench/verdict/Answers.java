package io.partguard.bench.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One judged offer.
 *
 * @param truth the class it was made as
 * @param named the class it was given; null where it stayed undecided
 * @param sureness final probability of the likeliest class; 0 where undecided
 * @param likeliest the class with it, which need not be the one with the least expected cost
 * @param suspicion final probability of the two classes that accuse
 * @param matched whether the right part was named; null where there was none to name
 */
record Answers(
        String truth,
        String kind,
        @Nullable String named,
        @Nullable String likeliest,
        double sureness,
        double suspicion,
        @Nullable Boolean matched) {

    boolean fake() {
        return accuses(truth);
    }

    boolean accused() {
        return named != null && accuses(named);
    }

    private static boolean accuses(String verdict) {
        return verdict.equals("COPYCAT") || verdict.equals("COUNTERFEIT");
    }

    /** @throws IOException where a file cannot be read or an offer has no judgement */
    static List<Answers> read(List<Draft> offers, Path judged) throws IOException {
        Map<String, JsonNode> byId = new HashMap<>();
        for (String line : Files.readAllLines(judged)) {
            JsonNode node = JsonMapper.shared().readTree(line);
            byId.put(node.get("listingId").asString(), node);
        }
        List<Answers> answers = new ArrayList<>();
        for (Draft offer : offers) {
            JsonNode node = byId.get(offer.id);
            if (node == null) {
                throw new IOException("no judgement of offer " + offer.id);
            }
            answers.add(of(offer, node));
        }
        return answers;
    }

    private static Answers of(Draft offer, JsonNode node) {
        String likeliest = null;
        double most = 0;
        double suspicion = 0;
        for (var entry : node.path("probabilities").properties()) {
            double share = entry.getValue().asDouble();
            suspicion += accuses(entry.getKey()) ? share : 0;
            if (share > most) {
                most = share;
                likeliest = entry.getKey();
            }
        }
        Piece told = offer.piece != null && offer.says(offer.piece) ? offer.piece : null;
        return new Answers(
                offer.verdict,
                offer.kind,
                node.hasNonNull("verdict") ? node.get("verdict").asString() : null,
                likeliest,
                most,
                suspicion,
                told == null
                        ? null
                        : told.number().equals(node.path("partNumber").asString(""))
                                && told.make().label().equals(node.path("brand").asString("")));
    }
}
