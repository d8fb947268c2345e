package io.partguard.catalog.index;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.RequestOptions;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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

    private final Rest5Client client;
    private final RequestOptions patient;

    SearchCluster(Rest5Client client, ElasticsearchSettings settings) {
        this.client = client;
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
        try {
            Response response = client.performRequest(request);
            return new Answer(response.getStatusCode(), bytes(response));
        } catch (ResponseException e) {
            if (e.getResponse().getStatusCode() == 404) {
                return new Answer(404, bytes(e.getResponse()));
            }
            throw e;
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
