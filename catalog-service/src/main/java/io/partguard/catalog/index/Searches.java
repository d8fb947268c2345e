package io.partguard.catalog.index;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks the serving index. Every question is answered whole or refused with {@link CatalogueUnavailable}: an outage, a
 * time-out, a shard that failed and an index of another making all look the same to who asks, and never like an empty
 * answer.
 */
@Component
public class Searches implements AutoCloseable {
    /** Elasticsearch gains nothing from more searches a call. */
    private static final int A_CALL = 50;
    /** While one call is searched the next is read; more would only crowd out others. */
    private static final int IN_FLIGHT = 2;

    private static final String KEPT = "filter_path=responses.status,responses.timed_out,responses._shards.failed,"
            + "responses.hits.hits._score,responses.hits.hits.fields,responses.error.type";
    private static final String KEPT_OF_ONE = "filter_path=timed_out,_shards.failed,hits.hits._score,hits.hits.fields";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] HEADER = "{}\n".getBytes(StandardCharsets.US_ASCII);

    private final SearchCluster cluster;
    private final IndexStore store;
    private final PartIndex index;
    private final Duration timeout;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private volatile String verified = "";
    private volatile @Nullable IndexState lately;

    Searches(SearchCluster cluster, IndexStore store, PartIndex index, ElasticsearchSettings settings) {
        this.cluster = cluster;
        this.store = store;
        this.index = index;
        this.timeout = settings.answerTimeout();
    }

    /**
     * The index that answers now.
     *
     * @throws CatalogueUnavailable where there is none, or it was built with other forms of numbers than ours
     */
    public IndexState serving() {
        IndexState serving;
        try {
            serving = store.serving().orElseThrow(() -> new CatalogueUnavailable("The index is being built.", null));
        } catch (DataAccessException e) {
            throw new CatalogueUnavailable("The catalogue's record cannot be read.", e);
        }
        if (!serving.isOurs()) {
            throw new CatalogueUnavailable("The index was built by another version and is being built again.", null);
        }
        if (!verified.equals(serving.name())) {
            try {
                if (!index.fits(serving.name())) {
                    throw new CatalogueUnavailable("The index is not the one that the record describes.", null);
                }
            } catch (IOException e) {
                throw new CatalogueUnavailable("The search cannot be reached.", e);
            }
            verified = serving.name();
        }
        return serving;
    }

    /** An answer and the index that gave it. */
    public record Answered<T>(IndexState index, T answer) {}

    /**
     * Asks the index that served when somebody asked last, and the record meanwhile whether it still is that one at that
     * change: two waits take as long as one. Where anything has moved since, the question is asked again of what serves
     * now, so an answer is never of another state than the one that it names, or of an older one.
     *
     * @throws CatalogueUnavailable as {@link #serving}
     */
    public <T> Answered<T> askServing(Function<IndexState, T> question) {
        IndexState last = lately;
        if (last == null) {
            return askAgain(question, serving());
        }
        Future<IndexState> serving = calls.submit(this::serving);
        T answer;
        try {
            answer = question.apply(last);
        } catch (CatalogueUnavailable e) {
            IndexState now = result(serving);
            if (now.equals(last)) {
                throw e;
            }
            return askAgain(question, now);
        }
        IndexState now = result(serving);
        return now.equals(last) ? new Answered<>(now, answer) : askAgain(question, now);
    }

    private <T> Answered<T> askAgain(Function<IndexState, T> question, IndexState serving) {
        lately = serving;
        return new Answered<>(serving, question.apply(serving));
    }

    private static IndexState result(Future<IndexState> serving) {
        try {
            return serving.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CatalogueUnavailable unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CatalogueUnavailable("The search was interrupted.", e);
        }
    }

    /** How long Elasticsearch itself may take for one search: less than we wait for its answer. */
    public Duration searchTimeout() {
        return timeout.multipliedBy(4).dividedBy(5);
    }

    /** One question alone, by the caller's own thread. */
    public List<Hit> ask(IndexState index, Query query) {
        try {
            SearchCluster.Answer answer =
                    cluster.ask("POST", "/" + index.name() + "/_search?" + KEPT_OF_ONE, query.body());
            return SearchAnswers.readOne(answer.status(), answer.body());
        } catch (IOException e) {
            verified = "";
            throw new CatalogueUnavailable("The search cannot be asked completely.", e);
        }
    }

    /** One answer a query, in order; all or none. */
    public List<List<Hit>> askAll(IndexState index, List<Query> queries) {
        List<List<Hit>> answers = new ArrayList<>(queries.size());
        List<Future<List<List<Hit>>>> inFlight = new ArrayList<>();
        try {
            int asked = 0;
            while (asked < queries.size() || !inFlight.isEmpty()) {
                while (asked < queries.size() && inFlight.size() < IN_FLIGHT) {
                    List<Query> some = queries.subList(asked, Math.min(asked + A_CALL, queries.size()));
                    asked += some.size();
                    inFlight.add(calls.submit(() -> call(index.name(), some)));
                }
                answers.addAll(inFlight.removeFirst().get(2 * timeout.toMillis(), TimeUnit.MILLISECONDS));
            }
            return answers;
        } catch (ExecutionException e) {
            // Whatever happened to the index, look at it again before it is asked again.
            verified = "";
            throw new CatalogueUnavailable("The search cannot be asked completely.", e.getCause());
        } catch (TimeoutException e) {
            throw new CatalogueUnavailable("The search did not answer in time.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CatalogueUnavailable("The search was interrupted.", e);
        } finally {
            inFlight.forEach(call -> call.cancel(true));
        }
    }

    /**
     * One search of another form, asked as it stands.
     *
     * @throws CatalogueUnavailable where it was not answered by all of the index in time
     */
    public JsonNode ask(IndexState index, ObjectNode search) {
        try {
            SearchCluster.Answer answer =
                    cluster.ask("POST", "/" + index.name() + "/_search", JSON.writeValueAsBytes(search));
            if (answer.status() != 200) {
                throw new IOException("a search was answered with status " + answer.status());
            }
            JsonNode found = JSON.readTree(answer.body());
            if (found.path("timed_out").asBoolean(true)
                    || found.at("/_shards/failed").asInt(1) > 0) {
                throw new IOException("a search was not answered by all shards in time");
            }
            return found;
        } catch (IOException | JacksonException e) {
            throw new CatalogueUnavailable("The search cannot be asked completely.", e);
        }
    }

    private List<List<Hit>> call(String name, List<Query> queries) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(queries.size() * 1024);
        for (Query query : queries) {
            body.writeBytes(HEADER);
            body.writeBytes(query.body());
            body.write('\n');
        }
        SearchCluster.Answer answer = cluster.askAll("/" + name + "/_msearch?" + KEPT, body.toByteArray());
        if (answer.status() != 200) {
            throw new IOException("searches were answered with status " + answer.status());
        }
        List<List<Hit>> hits = SearchAnswers.read(answer.body());
        if (hits.size() != queries.size()) {
            throw new IOException(queries.size() + " searches, " + hits.size() + " answers");
        }
        return hits;
    }

    @Override
    public void close() {
        calls.shutdownNow();
    }
}
