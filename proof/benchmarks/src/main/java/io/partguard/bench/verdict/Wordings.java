package io.partguard.bench.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ways to say things, by key and language. */
final class Wordings {
    private final Map<String, List<String>> ways = new HashMap<>();
    private final Chance chance;

    Wordings(Chance chance) {
        this.chance = chance;
        for (String[] row : Lists.rows("wordings.txt")) {
            ways.put(row[0] + "/" + row[1], List.of(row[2].split(";(?! )")));
        }
    }

    /** @param filled for every {@code %s} */
    String say(String key, Tongue tongue, String filled) {
        List<String> known = ways.get(key + "/" + tongue.code());
        if (known == null) {
            throw new IllegalArgumentException("no wording for " + key + " in " + tongue);
        }
        return chance.one(known).replace("%s", filled);
    }

    String say(String key, Tongue tongue) {
        return say(key, tongue, "");
    }
}
