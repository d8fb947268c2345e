package io.partguard.gateway.upstream;

import io.partguard.api.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Passes a request on and its answer back with the JDK's client, sixteen kilobytes at a time, so that a gigabyte needs no more
 * memory than a line. Limits are to standing still, not to the whole: a client with one total timeout would cut long transfers.
 */
class UpstreamExchange implements ProxyExchange {
    private static final int BUFFER = 16 * 1024;
    /** Above this a body waits for the service's consent, so that a refusal is heard and the body not sent in vain. */
    private static final long ASK_FIRST = 64 * 1024;
    /** The client sets these itself. */
    private static final Set<String> OWN =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

    private final HttpClient client;
    private final StallWatch watch;
    private final UpstreamLimits limits;
    private final List<MediaType> flushed;

    UpstreamExchange(HttpClient client, StallWatch watch, UpstreamLimits limits, List<MediaType> flushed) {
        this.client = client;
        this.watch = watch;
        this.limits = limits;
        this.flushed = flushed;
    }

    @Override
    public ServerResponse exchange(Request request) {
        Transfer transfer = watch.begin();
        boolean handedOn = false;
        try {
            HttpResponse<InputStream> response = send(outgoing(request, transfer), transfer);
            transfer.moved();
            transfer.abortedBy(() -> close(response.body()));
            if (unexplained(response)) {
                close(response.body());
                throw response.statusCode() == 504 ? UpstreamFailed.late(null) : UpstreamFailed.out(null);
            }
            ServerResponse answer = answer(request, response, transfer);
            handedOn = true;
            return answer;
        } finally {
            if (!handedOn) {
                transfer.close();
            }
        }
    }

    private HttpRequest outgoing(Request request, Transfer transfer) {
        HttpServletRequest servlet = request.getServerRequest().servletRequest();
        var builder = HttpRequest.newBuilder(request.getUri()).version(HttpClient.Version.HTTP_1_1);
        request.getHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        long length = servlet.getContentLengthLong();
        boolean chunked = length < 0 && servlet.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (length > limits.upload().toBytes()) {
            throw SentBody.tooLarge(limits.upload().toBytes());
        }
        return builder.expectContinue(chunked || length > ASK_FIRST)
                .method(
                        request.getMethod().name(),
                        chunked || length > 0 ? body(servlet, length, transfer) : BodyPublishers.noBody())
                .build();
    }

    private BodyPublisher body(HttpServletRequest servlet, long length, Transfer transfer) {
        BodyPublisher stream = BodyPublishers.ofInputStream(() -> {
            try {
                return new SentBody(servlet.getInputStream(), limits.upload().toBytes(), transfer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return length < 0 ? stream : BodyPublishers.fromPublisher(stream, length);
    }

    private HttpResponse<InputStream> send(HttpRequest request, Transfer transfer) {
        CompletableFuture<HttpResponse<InputStream>> future =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        transfer.abortedBy(() -> future.cancel(true));
        try {
            return future.get();
        } catch (CancellationException e) {
            throw UpstreamFailed.late(null);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw UpstreamFailed.out(e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause(), transfer);
        }
    }

    private static RuntimeException failure(Throwable cause, Transfer transfer) {
        Throwable sender = transfer.senderFailure();
        if (sender instanceof Refused refused) {
            return refused;
        }
        if (sender != null) {
            return new SenderGone(sender);
        }
        if (transfer.isStalled()) {
            return UpstreamFailed.late(null);
        }
        // A connection that is not made in time is an outage like one that is refused.
        boolean late = cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException);
        return late ? UpstreamFailed.late(cause) : UpstreamFailed.out(cause);
    }

    /** An error that is not one of ours to pass on: it came from something in between, or a service that is dying. */
    private static boolean unexplained(HttpResponse<?> response) {
        return response.statusCode() >= 500
                && response.headers()
                        .firstValue(HttpHeaders.CONTENT_TYPE)
                        .filter(type -> type.startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE))
                        .isEmpty();
    }

    private ServerResponse answer(Request request, HttpResponse<InputStream> from, Transfer transfer) {
        HttpHeaders headers = new HttpHeaders();
        from.headers().map().forEach(headers::addAll);
        HttpStatusCode status = HttpStatusCode.valueOf(from.statusCode());
        boolean flush = headers.getContentType() != null
                && flushed.stream().anyMatch(headers.getContentType()::equalsTypeAndSubtype);
        ServerResponse answer = GatewayServerResponse.status(status).build((incoming, outgoing) -> {
            copy(from.body(), outgoing, transfer, flush);
            return null;
        });
        Response described = new Response() {
            @Override
            public HttpStatusCode getStatusCode() {
                return status;
            }

            @Override
            public HttpHeaders getHeaders() {
                return headers;
            }
        };
        request.getResponseConsumers().forEach(consumer -> consumer.accept(described, answer));
        return answer;
    }

    private static void copy(InputStream from, HttpServletResponse response, Transfer transfer, boolean flush)
            throws IOException {
        try (transfer;
                from) {
            OutputStream to = response.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int n = read(from, buffer, transfer); n >= 0; n = read(from, buffer, transfer)) {
                to.write(buffer, 0, n);
                transfer.moved();
                if (flush) {
                    to.flush();
                }
            }
        }
    }

    private static int read(InputStream from, byte[] buffer, Transfer transfer) {
        try {
            int n = from.read(buffer);
            transfer.moved();
            return n;
        } catch (IOException e) {
            throw transfer.isStalled() ? UpstreamFailed.late(e) : UpstreamFailed.out(e);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // It was given up anyway.
        }
    }
}
