package io.partguard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.partguard.api.testing.TestTokens;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Files of real size through the gateway, both ways, without its keeping them. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"partguard.gateway.upstream.stall=2s", "partguard.gateway.upstream.upload=600MB"})
class StreamingIT {
    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS = 200;
    private static final byte[] DATA = new byte[BLOCK];
    private static final AtomicLong RECEIVED = new AtomicLong();
    private static final Tomcat REFUSING = new Tomcat();
    private static HttpServer service;

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void service(DynamicPropertyRegistry registry) throws IOException {
        new Random(1).nextBytes(DATA);
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        service.createContext("/v1/parts/imports", StreamingIT::upload);
        service.createContext("/v1/parts/export", StreamingIT::download);
        service.createContext("/v1/parts/lines", StreamingIT::lines);
        service.createContext("/v1/parts/half", StreamingIT::half);
        service.start();
        String refusing = "http://127.0.0.1:" + refusing();
        registry.add("DETECTION_URL", () -> refusing);
        registry.add(
                "CATALOG_URL", () -> "http://127.0.0.1:" + service.getAddress().getPort());
    }

    /** A service as ours are: it reads a body only once it wants it. */
    private static int refusing() {
        REFUSING.setBaseDir(System.getProperty("java.io.tmpdir"));
        REFUSING.setPort(0);
        REFUSING.getConnector().setProperty("continueResponseTiming", "onRead");
        REFUSING.getConnector().setProperty("maxSwallowSize", "67108864");
        Context context = REFUSING.addContext("", null);
        Tomcat.addServlet(context, "refusal", new HttpServlet() {
            @Override
            protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.setStatus(403);
                response.setContentType("application/problem+json");
                response.getWriter().write("{\"status\":403,\"code\":\"ACCESS_DENIED\"}");
            }
        });
        context.addServletMappingDecoded("/*", "refusal");
        try {
            REFUSING.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
        return REFUSING.getConnector().getLocalPort();
    }

    @AfterAll
    static void stop() throws LifecycleException {
        REFUSING.stop();
        service.stop(0);
    }

    @BeforeEach
    void count() {
        RECEIVED.set(0);
    }

    @Test
    void streamsALongUploadWithItsLength() throws Exception {
        var response = upload(BodyPublishers.fromPublisher(blocks(), (long) BLOCK * BLOCKS));
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body())
                .isEqualTo(BLOCK * (long) BLOCKS + " " + hash() + " length " + BLOCK * (long) BLOCKS);
    }

    @Test
    void streamsALongUploadInChunks() throws Exception {
        long before = liveHeap();
        var response = upload(blocks());
        assertThat(response.body()).isEqualTo(BLOCK * (long) BLOCKS + " " + hash() + " length none");
        assertThat(liveHeap() - before).isLessThan(60L << 20);
    }

    @Test
    void sendsOnWhatHasComeBeforeTheRestComes() throws Exception {
        var pipe = new PipedOutputStream();
        var in = new PipedInputStream(pipe, 4 * BLOCK);
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(uploadOf(BodyPublishers.ofInputStream(() -> in)), BodyHandlers.ofString());
        pipe.write(DATA);
        pipe.flush();
        for (int i = 0; i < 200 && RECEIVED.get() < BLOCK - (64 << 10); i++) {
            Thread.sleep(10);
        }
        assertThat(RECEIVED.get()).isGreaterThanOrEqualTo(BLOCK - (64 << 10));
        assertThat(answer).isNotDone();
        pipe.close();
        assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
    }

    @Test
    void streamsALongAnswer() throws Exception {
        var response = client.send(request("/api/v1/parts/export").build(), BodyHandlers.ofInputStream());
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        long bytes = 0;
        byte[] buffer = new byte[BLOCK];
        try (InputStream in = response.body()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                bytes += n;
            }
        }
        assertThat(bytes).isEqualTo((long) BLOCK * BLOCKS);
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(hash());
    }

    @Test
    void sendsEachLineWhenItComes() throws Exception {
        var response = client.send(request("/api/v1/parts/lines").build(), BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            assertThat(in.readNBytes(8)).asString(StandardCharsets.US_ASCII).isEqualTo("{\"n\":1}\n");
            assertThat(secondLine.getCount()).isEqualTo(1);
            secondLine.countDown();
            assertThat(in.readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("{\"n\":2}\n");
        }
    }

    @Test
    void breaksOffWhatStopsInTheMiddle() throws Exception {
        var response = client.send(request("/api/v1/parts/half").build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        IOException brokenOff = null;
        try (InputStream in = response.body()) {
            in.readAllBytes();
        } catch (IOException e) {
            brokenOff = e;
        }
        assertThat(brokenOff).isNotNull();
    }

    @Test
    void hearsARefusalBeforeTheBodyIsSent() throws Exception {
        var asking = refused().expectContinue(true).POST(blocks()).build();
        var response = client.send(asking, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("ACCESS_DENIED");
    }

    @Test
    void letsWhoeverDoesNotAskHearTheRefusalAsWell() throws Exception {
        var notAsking =
                refused().POST(BodyPublishers.ofByteArray(new byte[20 << 20])).build();
        var response = client.send(notAsking, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("ACCESS_DENIED");
    }

    @Test
    void refusesAnUploadBeyondTheLimitWithAndWithoutItsLength() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            head(socket, "Content-Length: " + (700L << 20));
            assertThat(status(socket)).startsWith("HTTP/1.1 413");
        }
        assertThat(RECEIVED.get()).isZero();
    }

    @Test
    void saysNothingToASenderWhoIsGoneAndGoesOn() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (Socket socket = new Socket("localhost", port)) {
                head(socket, "Content-Length: 100000000");
                socket.getOutputStream().write(DATA);
                socket.setSoLinger(true, 0);
            }
        }
        var response = upload(BodyPublishers.ofByteArray(DATA));
        assertThat(response.statusCode()).isEqualTo(202);
    }

    @Test
    void asksAnUploaderToWaitUntilTheTokenIsKnown() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("POST /api/v1/parts/imports HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n"
                                    + "Content-Length: 100000000\r\nExpect: 100-continue\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(status(socket)).startsWith("HTTP/1.1 401");
        }
    }

    private void head(Socket socket, String length) throws IOException {
        socket.getOutputStream()
                .write(
                        ("POST /api/v1/parts/imports HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nAuthorization: Bearer "
                                        + TestTokens.user("operator") + "\r\n" + length + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
    }

    private static String status(Socket socket) throws IOException {
        byte[] start = socket.getInputStream().readNBytes(12);
        return new String(start, StandardCharsets.US_ASCII);
    }

    private HttpRequest.Builder refused() {
        return request("/api/v1/scans").header("Content-Type", "text/csv");
    }

    private HttpResponse<String> upload(BodyPublisher body) throws Exception {
        return client.send(uploadOf(body), BodyHandlers.ofString());
    }

    private HttpRequest uploadOf(BodyPublisher body) {
        return request("/api/v1/parts/imports")
                .header("Content-Type", "text/csv")
                .POST(body)
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestTokens.user("operator"));
    }

    /** The same block two hundred times, never all of it in memory. */
    private static BodyPublisher blocks() {
        return BodyPublishers.ofInputStream(() -> new InputStream() {
            private long position;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (position == (long) BLOCK * BLOCKS) {
                    return -1;
                }
                int from = (int) (position % BLOCK);
                int n = Math.min(length, BLOCK - from);
                System.arraycopy(DATA, from, into, offset, n);
                position += n;
                return n;
            }
        });
    }

    private static String hash() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i < BLOCKS; i++) {
            digest.update(DATA);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void upload(HttpExchange exchange) throws IOException {
        try (exchange) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[64 << 10];
            InputStream in = exchange.getRequestBody();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                RECEIVED.addAndGet(n);
            }
            String length = exchange.getRequestHeaders().getFirst("Content-Length");
            answer(
                    exchange,
                    202,
                    "text/plain",
                    RECEIVED.get() + " " + HexFormat.of().formatHex(digest.digest()) + " length "
                            + (length == null ? "none" : length));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void download(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/csv");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            for (int i = 0; i < BLOCKS; i++) {
                out.write(DATA);
            }
            out.close();
        }
    }

    private static CountDownLatch secondLine = new CountDownLatch(1);

    private static void lines(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write("{\"n\":1}\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            secondLine.await(1, TimeUnit.SECONDS);
            out.write("{\"n\":2}\n".getBytes(StandardCharsets.US_ASCII));
            out.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Promises a hundred megabytes and stands still after one. */
    private static void half(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/csv");
        exchange.sendResponseHeaders(200, 100L << 20);
        exchange.getResponseBody().write(DATA);
        exchange.getResponseBody().flush();
    }
}
