package io.partguard.catalog.search.box;

import io.partguard.catalog.index.IndexFields;
import io.partguard.catalog.index.IndexState;
import io.partguard.catalog.index.Searches;
import io.partguard.catalog.search.OneEdit;
import io.partguard.catalog.synonym.Synonyms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What words were probably meant, where no part has them: near words of the catalogue and near terms of the synonyms. */
@Component
class Corrections {
    private static final int SHORTEST = 4;
    private static final int MOST = 3;

    private final Searches searches;

    Corrections(Searches searches) {
        this.searches = searches;
    }

    /**
     * @param means by misspelt word: what to search besides
     * @param written by misspelt word: how it is probably written
     */
    record Corrected(Map<String, List<String>> means, Map<String, String> written) {

        /** The whole query as it was probably meant; null where nothing is to be corrected. */
        @Nullable String text(List<String> words) {
            return written.isEmpty()
                    ? null
                    : words.stream()
                            .map(word -> written.getOrDefault(word, word))
                            .collect(Collectors.joining(" "));
        }
    }

    Corrected of(IndexState index, QueryWords query, Synonyms.Set synonyms) {
        List<String> unknown = query.unknown(synonyms).stream()
                .filter(word -> word.length() >= SHORTEST && word.indexOf(' ') < 0)
                .toList();
        Map<String, List<String>> means = new LinkedHashMap<>();
        Map<String, String> written = new LinkedHashMap<>();
        if (unknown.isEmpty()) {
            return new Corrected(means, written);
        }
        missing(index, unknown).forEach((word, near) -> {
            List<String> all = new ArrayList<>(near);
            String term = nearTerm(word, synonyms);
            if (term != null) {
                synonyms.find(term).ifPresent(all::addAll);
            }
            if (!all.isEmpty()) {
                means.put(word, all);
                written.put(word, term != null ? term : all.getFirst());
            }
        });
        return new Corrected(means, written);
    }

    /** By word that no part has: the nearest words that parts have, best first; empty where there are none. */
    private Map<String, List<String>> missing(IndexState index, List<String> words) {
        ObjectNode search = JsonMapper.shared().createObjectNode();
        search.put("size", 0);
        search.put("timeout", searches.searchTimeout().toMillis() + "ms");
        ObjectNode suggest = search.putObject("suggest").putObject("near");
        suggest.put("text", String.join(" ", words));
        suggest.putObject("term")
                .put("field", IndexFields.TEXT)
                .put("suggest_mode", "missing")
                .put("max_edits", 2)
                .put("prefix_length", 1)
                .put("min_word_length", SHORTEST)
                .put("size", MOST);
        // A word that parts have comes back without options, as one does that nothing is near: so they are counted as
        // well.
        ObjectNode counts = search.putObject("aggs");
        for (int i = 0; i < words.size(); i++) {
            counts.putObject(Integer.toString(i))
                    .putObject("filter")
                    .putObject("match")
                    .put(IndexFields.TEXT, words.get(i));
        }
        JsonNode found = searches.ask(index, search);
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (JsonNode word : found.at("/suggest/near")) {
            word.path("options")
                    .forEach(option -> options.computeIfAbsent(word.path("text").asString(), text -> new ArrayList<>())
                            .add(option.path("text").asString()));
        }
        Map<String, List<String>> near = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            if (found.at("/aggregations/" + i + "/doc_count").asLong() == 0) {
                near.put(words.get(i), options.getOrDefault(words.get(i), List.of()));
            }
        }
        return near;
    }

    private static @Nullable String nearTerm(String word, Synonyms.Set synonyms) {
        return synonyms.means().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .filter(term -> term.length() > SHORTEST && term.charAt(0) == word.charAt(0))
                .filter(term -> OneEdit.between(term, word) != OneEdit.NONE)
                .min(java.util.Comparator.naturalOrder())
                .orElse(null);
    }
}
