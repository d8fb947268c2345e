package io.partguard.neighbours;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The JDK's HTTP client under Feign. Feign's read timeout is the deadline of the whole answer, so that one who sends a
 * byte a second is as late as one who sends nothing; an answer has a largest size; nothing is sent twice.
 */
final class DeadlineClient implements Client {
    private static final Set<String> NOT_OURS_TO_SET = Set.of("content-length", "host", "connection", "expect");

    private final HttpClient http;
    private final long maxAnswerBytes;

    DeadlineClient(Duration connectTimeout, long maxAnswerBytes) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        this.maxAnswerBytes = maxAnswerBytes;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(request.url()))
                .method(
                        request.httpMethod().name(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, values) -> {
            if (!NOT_OURS_TO_SET.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        CompletableFuture<HttpResponse<byte[]>> sent =
                http.sendAsync(builder.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxAnswerBytes));
        try {
            HttpResponse<byte[]> response = sent.get(options.readTimeoutMillis(), TimeUnit.MILLISECONDS);
            Map<String, Collection<String>> headers = new LinkedHashMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, new ArrayList<>(values)));
            return Response.builder()
                    .request(request)
                    .status(response.statusCode())
                    .headers(headers)
                    .body(response.body())
                    .build();
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new IOException("no complete answer in " + options.readTimeoutMillis() + " ms", e);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }
}
