package io.partguard.bench.catalogue;

import io.partguard.bench.stack.StackFailed;
import io.partguard.stack.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was sent and acknowledged, and how both stores compare with it. */
final class FaultLedger {
    private final Map<String, Sent> parts = new HashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param changes how often it was another than before, so its revision */
    record Sent(String name, int changes) {}

    /** @param doubled there twice, or changed oftener than was sent, or never sent at all */
    record Verdict(int parts, int lost, int doubled, String first) {}

    void accepted(String number, String name) {
        Sent before = parts.get(number);
        if (before == null) {
            parts.put(number, new Sent(name, 1));
        } else if (!before.name().equals(name)) {
            parts.put(number, new Sent(name, before.changes() + 1));
        }
    }

    int size() {
        return parts.size();
    }

    private record Row(String number, int revision) {}

    Verdict check(Database database, URI elasticsearch, String index)
            throws SQLException, IOException, InterruptedException {
        int lost = 0;
        int doubled = 0;
        String first = "";
        Map<Long, Row> rows = new HashMap<>();
        Set<String> seen = new HashSet<>();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT p.no, p.document::json ->> 'partNumber', p.document::json ->> 'name', p.revision,
                          (SELECT count(*) FROM part_revision r WHERE r.part_no = p.no)
                        FROM part p
                        """)) {
            while (row.next()) {
                String number = row.getString(2);
                Sent sent = parts.get(number);
                rows.put(row.getLong(1), new Row(number, row.getInt(4)));
                if (sent == null
                        || !seen.add(number)
                        || row.getInt(4) > sent.changes()
                        || row.getInt(5) != row.getInt(4)) {
                    doubled++;
                    first = first.isEmpty()
                            ? number + " has revision " + row.getInt(4) + " and " + row.getInt(5) + " revisions, sent "
                                    + sent
                            : first;
                } else if (!sent.name().equals(row.getString(3))) {
                    lost++;
                    first = first.isEmpty() ? number + " is called " + row.getString(3) + ", sent " + sent : first;
                }
            }
        }
        for (String number : parts.keySet()) {
            if (!seen.contains(number)) {
                lost++;
                first = first.isEmpty() ? number + " is not in the record" : first;
            }
        }
        Map<Long, Integer> indexed = indexed(elasticsearch, index);
        for (Map.Entry<Long, Row> row : rows.entrySet()) {
            Integer revision = indexed.remove(row.getKey());
            if (revision == null || revision != row.getValue().revision()) {
                lost++;
                first = first.isEmpty()
                        ? row.getValue().number() + " is in the index with revision " + revision
                                + ", in the record with " + row.getValue().revision()
                        : first;
            }
        }
        doubled += indexed.size();
        first = first.isEmpty() && !indexed.isEmpty() ? "the index has a part that the record has not" : first;
        return new Verdict(rows.size(), lost, doubled, first);
    }

    /** Revisions by the record's numbers; a number that two documents carry counts as one too many. */
    private Map<Long, Integer> indexed(URI elasticsearch, String index) throws IOException, InterruptedException {
        Map<Long, Integer> found = new HashMap<>();
        long after = -1;
        long extra = -1;
        while (true) {
            String body = """
                    {"size": 5000, "_source": false, "docvalue_fields": ["revision"], "sort": [{"no": "asc"}],
                     "search_after": [%d], "track_total_hits": false}
                    """.formatted(after);
            HttpRequest request = HttpRequest.newBuilder(elasticsearch.resolve("/" + index + "/_search"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            JsonNode answer = JsonMapper.shared()
                    .readTree(client.send(request, BodyHandlers.ofString()).body());
            if (!answer.has("hits") || answer.at("/_shards/failed").asInt(1) > 0) {
                throw new StackFailed("the index cannot be read: " + answer);
            }
            JsonNode hits = answer.at("/hits/hits");
            if (hits.isEmpty()) {
                return found;
            }
            for (JsonNode hit : hits) {
                after = hit.at("/sort/0").asLong();
                if (found.put(after, hit.at("/fields/revision/0").asInt()) != null) {
                    found.put(extra--, 0);
                }
            }
        }
    }
}
