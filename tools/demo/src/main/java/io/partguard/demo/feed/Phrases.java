package io.partguard.demo.feed;

import io.partguard.demo.Dice;
import io.partguard.demo.Language;
import io.partguard.demo.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What sellers write, per language. */
final class Phrases {
    private final Map<String, List<String>> variants = new HashMap<>();

    Phrases() {
        for (String[] row : Resource.rows("phrases.txt")) {
            variants.put(row[0] + row[1], List.of(row[2].split(";")));
        }
    }

    /** One of the ways to say {@code key}; {@code arguments} fill its {@code %s} and {@code %d}. */
    String say(Dice dice, String key, Language language, Object... arguments) {
        List<String> ways = variants.get(key + language.code());
        if (ways == null) {
            throw new IllegalArgumentException("nothing to say for " + key + " in " + language);
        }
        String way = dice.pick(ways);
        return arguments.length == 0 ? way : String.format(Locale.ROOT, way, arguments);
    }
}
