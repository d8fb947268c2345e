package io.partguard.catalog.index;

import io.partguard.catalog.index.IndexStore.Change;
import io.partguard.identity.PartNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operations on an index in Elasticsearch. */
@Component
class PartIndex {
    private static final Logger LOG = LoggerFactory.getLogger(PartIndex.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Every part has a brand; what stands for a part that was taken away has none. */
    private static final String PARTS = "{\"exists\": {\"field\": \"" + IndexFields.BRAND + "\"}}";

    private static final byte[] FIND_PARTS = ("{\"query\": " + PARTS + "}").getBytes(StandardCharsets.UTF_8);
    private static final int TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int NEWER_IS_THERE = 409;

    private final SearchCluster cluster;
    private final IndexSettings settings;

    PartIndex(SearchCluster cluster, IndexSettings settings) {
        this.cluster = cluster;
        this.settings = settings;
    }

    boolean exists(String name) throws IOException {
        return cluster.ask("HEAD", "/" + name, null).status() != 404;
    }

    void create(String name) throws IOException {
        cluster.change(
                "PUT",
                "/" + name + "?wait_for_active_shards=1",
                IndexMapping.createBody(settings.shards(), settings.door(name)).getBytes(StandardCharsets.UTF_8),
                false);
    }

    void delete(String name) throws IOException {
        cluster.change("DELETE", "/" + name, null, false);
    }

    /** Whether the index was built with this mapping and these forms of numbers. */
    boolean fits(String name) throws IOException {
        SearchCluster.Answer answer = cluster.ask("GET", "/" + name + "/_mapping", null);
        if (answer.status() == 404) {
            return false;
        }
        JsonNode meta = JSON.readTree(answer.body()).path(name).path("mappings").path("_meta");
        return IndexMapping.hash().equals(meta.path("mappingHash").asString(""))
                && PartNumber.VERSION == meta.path("normaliser").asInt(-1);
    }

    /** Gives an index that an earlier version built the alias it is written through. */
    void ensureDoor(String name) throws IOException {
        cluster.change("PUT", "/" + name + "/_alias/" + settings.door(name), null, false);
    }

    /**
     * Writes parts; what the index already has in this or a newer revision stays. Those that a busy Elasticsearch refuses
     * are tried again, a few times and ever more slowly.
     *
     * @throws IOException where some were not written, or it is not known; names one of them
     */
    void write(String name, List<Change> changes) throws IOException {
        List<Change> left = changes;
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            left = writeOnce(name, left);
            if (!left.isEmpty() && attempt == TRIES) {
                throw new IOException(left.size() + " parts were not indexed, Elasticsearch is too busy; the first is "
                        + left.getFirst().part().id());
            }
            if (!left.isEmpty()) {
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) throws IOException {
        try {
            Thread.sleep(FIRST_PAUSE.multipliedBy(1L << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** @return those that were refused for being too many at once */
    private List<Change> writeOnce(String name, List<Change> changes) throws IOException {
        SearchCluster.Answer answer = cluster.change(
                "POST",
                "/" + settings.door(name)
                        + "/_bulk?filter_path=errors,items.*.status,items.*.error.type&require_alias=true",
                IndexDocument.bulk(changes),
                true);
        if (answer.status() == 404) {
            throw new IOException("no index " + name);
        }
        JsonNode result = JSON.readTree(answer.body());
        if (!result.path("errors").asBoolean(true)) {
            return List.of();
        }
        JsonNode items = result.path("items");
        if (items.size() != changes.size()) {
            throw new IOException(changes.size() + " parts were sent, " + items.size() + " answered");
        }
        List<Change> again = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            JsonNode item = items.get(i).iterator().next();
            int status = item.path("status").asInt();
            if (status == TOO_MANY || status == UNAVAILABLE) {
                again.add(changes.get(i));
            } else if (item.has("error") && status != NEWER_IS_THERE) {
                throw new IOException("the part " + changes.get(i).part().id() + " was not indexed: "
                        + item.path("error").path("type").asString(String.valueOf(status)));
            }
        }
        return again;
    }

    /** The record's numbers of the parts that a search can find, in order. */
    List<Long> numbersAfter(String name, long no, int limit) throws IOException {
        String body = """
                {"size": %d, "_source": false, "stored_fields": "_none_", "track_total_hits": false, "sort": [{"no": "asc"}],
                 "search_after": [%d], "query": %s}
                """.formatted(limit, no, PARTS);
        SearchCluster.Answer answer = cluster.ask(
                "POST",
                "/" + name + "/_search?filter_path=hits.hits.sort,_shards.failed",
                body.getBytes(StandardCharsets.UTF_8));
        JsonNode result = JSON.readTree(answer.body());
        if (answer.status() == 404 || result.path("_shards").path("failed").asInt(1) > 0) {
            throw new IOException("index " + name + " was not read");
        }
        List<Long> numbers = new ArrayList<>();
        result.path("hits")
                .path("hits")
                .forEach(hit -> numbers.add(hit.path("sort").get(0).asLong()));
        return numbers;
    }

    /**
     * Deletes indices of this deployment that the record does not know: what a service that was killed between its last
     * two steps left behind. One that an alias for reading points to stays.
     */
    void removeOrphans(Set<String> known) throws IOException {
        SearchCluster.Answer answer = cluster.ask("GET", "/" + settings.prefix() + "-v*/_alias", null);
        if (answer.status() == 404) {
            return;
        }
        for (Map.Entry<String, JsonNode> found : JSON.readTree(answer.body()).properties()) {
            boolean ours = found.getKey().matches(Pattern.quote(settings.prefix()) + "-v\\d+-\\d{17}");
            boolean read = found.getValue().path("aliases").has(settings.readAlias());
            if (ours && !read && !known.contains(found.getKey())) {
                LOG.warn("the index {} is nobody's any more and is deleted", found.getKey());
                delete(found.getKey());
            }
        }
    }

    void refresh(String name) throws IOException {
        SearchCluster.Answer answer = cluster.change("POST", "/" + name + "/_refresh", null, false);
        int failed = JSON.readTree(answer.body()).path("_shards").path("failed").asInt(1);
        if (answer.status() == 404 || failed > 0) {
            throw new IOException("index " + name + " was not refreshed");
        }
    }

    /** The parts that a search can find, without what stands for those that were taken away. */
    long count(String name) throws IOException {
        SearchCluster.Answer answer = cluster.ask("POST", "/" + name + "/_count", FIND_PARTS);
        JsonNode result = JSON.readTree(answer.body());
        if (answer.status() == 404 || result.path("_shards").path("failed").asInt(1) > 0) {
            throw new IOException("index " + name + " was not counted");
        }
        return result.path("count").asLong(-1);
    }

    /** Points both aliases at one index in one step, with the replicas of a serving index. */
    void switchAliases(String name) throws IOException {
        String replicas = "{\"index\":{\"number_of_replicas\":" + settings.replicas() + "}}";
        cluster.change("PUT", "/" + name + "/_settings", replicas.getBytes(StandardCharsets.UTF_8), false);
        String actions = """
                {"actions": [
                  {"remove": {"index": "%1$s-v*", "alias": "%2$s", "must_exist": false}},
                  {"remove": {"index": "%1$s-v*", "alias": "%3$s", "must_exist": false}},
                  {"add": {"index": "%4$s", "alias": "%2$s"}},
                  {"add": {"index": "%4$s", "alias": "%3$s", "is_write_index": true}}]}
                """.formatted(settings.prefix(), settings.readAlias(), settings.writeAlias(), name);
        cluster.change("POST", "/_aliases", actions.getBytes(StandardCharsets.UTF_8), false);
    }
}
