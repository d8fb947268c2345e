package io.partguard.catalog.index;

import co.elastic.clients.transport.rest5_client.low_level.Cancellable;
import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.RequestOptions;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.ResponseListener;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Elasticsearch as this service talks to it: bytes out, bytes back, and every wait has an end. */
@Component
public class SearchCluster {
    private static final ContentType NDJSON = ContentType.create("application/x-ndjson");

    /** A server that answers a byte now and then keeps every pause short; a whole answer may take this many of them. */
    private static final int WHOLE = 2;

    private final Rest5Client client;
    private final RequestOptions patient;
    private final Duration answerTimeout;
    private final Duration bulkTimeout;

    SearchCluster(Rest5Client client, ElasticsearchSettings settings) {
        this.client = client;
        this.answerTimeout = settings.answerTimeout();
        this.bulkTimeout = settings.bulkTimeout();
        this.patient = RequestOptions.DEFAULT.toBuilder()
                .setRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(millis(settings.connectTimeout()), TimeUnit.MILLISECONDS)
                        .setResponseTimeout(millis(settings.bulkTimeout()), TimeUnit.MILLISECONDS)
                        .build())
                .build();
    }

    /**
     * An answer with a status below 300, or 404.
     *
     * @param status the HTTP status
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(int status, byte[] body) {}

    /** A search or another question that is answered within the answer timeout. */
    Answer ask(String method, String path, byte @Nullable [] json) throws IOException {
        return perform(method, path, json, ContentType.APPLICATION_JSON, RequestOptions.DEFAULT);
    }

    /** Several searches in one call. */
    Answer askAll(String path, byte[] ndjson) throws IOException {
        return perform("POST", path, ndjson, NDJSON, RequestOptions.DEFAULT);
    }

    /** Writing and building, which may take long. */
    Answer change(String method, String path, byte @Nullable [] body, boolean lines) throws IOException {
        return perform(method, path, body, lines ? NDJSON : ContentType.APPLICATION_JSON, patient);
    }

    private Answer perform(String method, String path, byte @Nullable [] body, ContentType type, RequestOptions options)
            throws IOException {
        int query = path.indexOf('?');
        Request request = new Request(method, query < 0 ? path : path.substring(0, query));
        if (query >= 0) {
            for (String parameter : path.substring(query + 1).split("&")) {
                int equals = parameter.indexOf('=');
                request.addParameter(parameter.substring(0, equals), parameter.substring(equals + 1));
            }
        }
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body, type));
        }
        request.setOptions(options);
        Duration pause = options == patient ? bulkTimeout : answerTimeout;
        try {
            Response response = whole(request, pause.multipliedBy(WHOLE));
            return new Answer(response.getStatusCode(), bytes(response));
        } catch (ResponseException e) {
            if (e.getResponse().getStatusCode() == 404) {
                return new Answer(404, bytes(e.getResponse()));
            }
            throw e;
        }
    }

    /** The client's own limits are of a pause, not of an answer. */
    private Response whole(Request request, Duration limit) throws IOException {
        CompletableFuture<Response> answered = new CompletableFuture<>();
        Cancellable running = client.performRequestAsync(request, new ResponseListener() {
            @Override
            public void onSuccess(Response response) {
                answered.complete(response);
            }

            @Override
            public void onFailure(Exception e) {
                answered.completeExceptionally(e);
            }
        });
        try {
            return answered.get(millis(limit), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            running.cancel();
            throw new IOException("no whole answer within " + limit, e);
        } catch (InterruptedException e) {
            running.cancel();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for an answer");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ResponseException refused) {
                throw refused;
            }
            throw new IOException(String.valueOf(e.getCause()), e.getCause());
        }
    }

    private static byte[] bytes(Response response) throws IOException {
        if (response.getEntity() == null) {
            return new byte[0];
        }
        byte[] bytes = EntityUtils.toByteArray(response.getEntity());
        return bytes == null ? new byte[0] : bytes;
    }

    private static long millis(Duration duration) {
        return duration.toMillis();
    }
}
