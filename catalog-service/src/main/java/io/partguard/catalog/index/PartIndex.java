package io.partguard.catalog.index;

import io.partguard.catalog.index.IndexStore.Change;
import io.partguard.identity.PartNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operations on an index in Elasticsearch. */
@Component
class PartIndex {
    private static final JsonMapper JSON = JsonMapper.builder().build();

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
                IndexMapping.createBody(settings.shards()).getBytes(StandardCharsets.UTF_8),
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

    /** Writes parts; what the index already has in this or a newer revision stays. */
    void write(String name, Collection<Change> changes) throws IOException {
        SearchCluster.Answer answer = cluster.change(
                "POST",
                "/" + name + "/_bulk?filter_path=errors,items.*.status,items.*.error&require_alias=false",
                IndexDocument.bulk(changes),
                true);
        if (answer.status() == 404) {
            throw new IOException("no index " + name);
        }
        JsonNode result = JSON.readTree(answer.body());
        if (!result.path("errors").asBoolean(false)) {
            return;
        }
        for (JsonNode item : result.path("items")) {
            JsonNode index = item.path("index");
            // 409: a newer revision is there already.
            if (index.path("status").asInt() >= 300 && index.path("status").asInt() != 409) {
                throw new IOException("a part was not indexed: "
                        + index.path("error").path("type").asString(""));
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

    /** Everything a search can find. */
    long count(String name) throws IOException {
        SearchCluster.Answer answer = cluster.ask("GET", "/" + name + "/_count", null);
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
