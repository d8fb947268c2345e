package io.partguard.bench.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A query with the grades of the documents that were judged for it: 2 relevant, 1 marginal, 0 not.
 *
 * @param kind how the query is written, as the set calls it
 */
record GradedQuery(String query, String kind, Map<String, Integer> grades) {
    private static final int DEPTH = 10;

    /** Those queries that have a document with a grade above 0. Every document judged for any query goes into {@code documents}. */
    static List<GradedQuery> read(Path file, Map<String, String> documents) throws IOException {
        List<GradedQuery> queries = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode row = JsonMapper.shared().readTree(line);
            Map<String, Integer> grades = new HashMap<>();
            for (int i = 0; i < row.path("candidate_ids").size(); i++) {
                String id = row.path("candidate_ids").get(i).asString();
                documents.put(id, row.path("candidate_docs").get(i).asString());
                grades.put(id, row.path("grades").get(i).asInt());
            }
            if (grades.values().stream().anyMatch(grade -> grade > 0)) {
                queries.add(new GradedQuery(
                        row.path("query").asString(), row.path("query_type").asString(), grades));
            }
        }
        return queries;
    }

    /**
     * Normalised discounted cumulative gain of the first ten, gain 2^grade - 1, discount log2(rank + 1) (Järvelin and
     * Kekäläinen 2002; the exponential gain of Burges et al. 2005). A document not judged for the query gains nothing.
     */
    double ndcg(List<String> found) {
        return gain(found.stream().map(id -> grades.getOrDefault(id, 0)).toList())
                / gain(grades.values().stream()
                        .sorted(Comparator.reverseOrder())
                        .toList());
    }

    /** The same over what is left of {@code found} without the documents that were never judged for this query. */
    double condensed(List<String> found) {
        return ndcg(found.stream().filter(grades::containsKey).toList());
    }

    private static double gain(List<Integer> grades) {
        double sum = 0;
        for (int i = 0; i < Math.min(DEPTH, grades.size()); i++) {
            sum += ((1 << grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return sum;
    }
}
