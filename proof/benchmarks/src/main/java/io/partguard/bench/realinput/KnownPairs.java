package io.partguard.bench.realinput;

import io.partguard.identity.PartNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pairs of a catalogue row and an offer of which people said whether they are the same article. Identities of brand and
 * printed number say which part is meant, as they do in the catalogue.
 */
final class KnownPairs {

    /** An offer's id and the part it was compared with. */
    record Pair(String offer, String part, boolean same) {}

    private final List<Pair> pairs;

    private KnownPairs(List<Pair> pairs) {
        this.pairs = pairs;
    }

    static KnownPairs read(Path folder) throws IOException {
        Map<String, String> parts = new HashMap<>();
        for (Csv.Row row : Csv.read(folder.resolve("tableA.csv"))) {
            String number = row.get("modelno").isBlank() ? row.get("id") : row.get("modelno");
            String brand = row.get("brand").isBlank() ? "Unbranded" : row.get("brand");
            parts.put(row.get("id"), identity(brand, number));
        }
        List<Pair> pairs = new ArrayList<>();
        for (Csv.Row row : Csv.read(folder.resolve("valid.csv"))) {
            String part = parts.get(row.get("ltable_id"));
            if (part == null) {
                throw new IOException("valid.csv names " + row.get("ltable_id") + ", which tableA.csv does not have");
            }
            pairs.add(new Pair(row.get("rtable_id"), part, row.get("label").equals("1")));
        }
        return new KnownPairs(pairs);
    }

    static String identity(String brand, String number) {
        return brand.strip().toLowerCase(Locale.ROOT) + "\n" + new PartNumber(number).identity();
    }

    Set<String> offers() {
        return pairs.stream().map(Pair::offer).collect(Collectors.toSet());
    }

    /**
     * Share of the pairs called the same (or of those called different) whose offer was answered with that part.
     *
     * @param answers identity by offer; an offer without an answer matched nothing
     */
    double answered(boolean same, Map<String, String> answers) {
        List<Pair> asked = pairs.stream().filter(pair -> pair.same() == same).toList();
        long hits = asked.stream()
                .filter(pair -> pair.part().equals(answers.get(pair.offer())))
                .count();
        return (double) hits / asked.size();
    }

    long count(boolean same) {
        return pairs.stream().filter(pair -> pair.same() == same).count();
    }
}
