package io.partguard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.partguard.api.testing.TestTokens;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Whatever comes, there is an answer that says what is wrong with it, and never a bare 500. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"partguard.gateway.rate.per-second=100000", "partguard.gateway.rate.burst=100000"})
class HostileRequestsIT {
    private static final WireMockServer CATALOG =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        CATALOG.start();
        CATALOG.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.okJson("{}")));
        registry.add("CATALOG_URL", CATALOG::baseUrl);
    }

    @AfterAll
    static void stop() {
        CATALOG.stop();
    }

    @Test
    void explainsEveryHostileRequest() throws IOException {
        String token = "Authorization: Bearer " + TestTokens.user("operator") + "\r\n";
        List<String> requests = new ArrayList<>();
        for (String path : List.of(
                "/api/v1/parts?number=%zz",
                "/api/v1/parts?number=%",
                "/api/v1/parts?number=%00",
                "/api/v1/parts?number=%c0%af",
                "/api/v1/parts?number=%ff%fe",
                "/api/v1/parts?&&&=&=",
                "/api/v1/parts?" + "a=b&".repeat(2_000),
                "/api/v1/parts/%00",
                "/api/v1/parts/%0d%0aSet-Cookie:x=y",
                "/api/v1/parts/%c0%af..%c0%af",
                "/api/v1/parts/\\..\\..",
                "/api/v1/parts/" + "x".repeat(7_000),
                "/api/v1/parts/{{7*7}}",
                "/api/v1/parts/${jndi:ldap://x}",
                "//evil.example/api/v1/parts",
                "http://evil.example/api/v1/parts",
                "/api/v1/parts#x",
                "*",
                "/actuator/../actuator/env",
                "/api/v1/parts/.%2e/.%2e/actuator")) {
            requests.add("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + token + "Connection: close\r\n\r\n");
        }
        for (String headers : List.of(
                "Content-Length: -1\r\n",
                "Content-Length: x\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: gzip\r\n",
                "Transfer-Encoding: chunked, chunked\r\n",
                "Content-Type: \r\nContent-Length: 3\r\n",
                "Content-Type: x/y;charset=none\r\nContent-Length: 3\r\n",
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n",
                "Content-Type: application/x-www-form-urlencoded; charset=nope\r\nContent-Length: 3\r\n",
                "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 3\r\n",
                "X: " + "y".repeat(20_000) + "\r\n",
                "Y: 1\r\n".repeat(200),
                "X: a\u0000b\r\n",
                "Range: bytes=0-\r\nAccept: */*;q=x\r\n",
                "Accept: nonsense\r\n",
                "Accept-Language: " + "x,".repeat(1_000) + "\r\n",
                "Expect: something\r\n",
                "Connection: Authorization\r\n",
                "If-None-Match: " + "\"x\",".repeat(500) + "\r\n",
                "Host: y\r\n",
                "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nConnection: Upgrade, HTTP2-Settings\r\n",
                "Upgrade: websocket\r\nConnection: Upgrade\r\n")) {
            requests.add("POST /api/v1/parts HTTP/1.1\r\nHost: x\r\n" + token + headers
                    + "Connection: close\r\n\r\n5\r\nabc");
        }
        requests.add("POST /api/v1/parts HTTP/1.1\r\nHost: x\r\n" + token
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3000000\r\nConnection: close\r\n\r\n"
                + "a=b&".repeat(750_000));
        requests.add("GET /api/v1/parts HTTP/9.9\r\n\r\n");
        requests.add("GET\r\n\r\n");
        requests.add("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003");
        requests.add("TRACE /api/v1/parts HTTP/1.1\r\nHost: x\r\n" + token + "Connection: close\r\n\r\n");
        requests.add("CONNECT /api/v1/parts HTTP/1.1\r\nHost: x\r\n" + token + "Connection: close\r\n\r\n");
        requests.add("JUMP /api/v1/parts HTTP/1.1\r\nHost: x\r\n" + token + "Connection: close\r\n\r\n");
        requests.add("OPTIONS /api/v1/parts HTTP/1.1\r\nHost: x\r\n" + token + "Connection: close\r\n\r\n");
        for (String request : requests) {
            String answer = exchange(request);
            String shown = request.substring(0, Math.min(request.length(), 60)) + " … "
                    + request.substring(Math.max(0, request.length() - 60));
            assertThat(answer).as(shown).doesNotStartWith("HTTP/1.1 5").doesNotContain("Tomcat", "Exception", "at io.");
            if (answer.startsWith("HTTP/1.1 4") && !answer.contains("\r\n\r\n{")) {
                assertThat(answer).as(shown).contains("Content-Length: 0");
            }
        }
        assertThat(exchange("GET /api/v1/parts HTTP/1.1\r\nHost: x\r\n" + token + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void survivesNoise() throws IOException {
        Random random = new Random(11);
        String token = "Authorization: Bearer " + TestTokens.user("operator") + "\r\n";
        String good = "POST /api/v1/parts?number=a HTTP/1.1\r\nHost: x\r\n" + token
                + "Content-Type: application/json\r\nContent-Length: 11\r\nConnection: close\r\n\r\n{\"a\":[1,2]}";
        for (int i = 0; i < 300; i++) {
            byte[] bytes = good.getBytes(StandardCharsets.ISO_8859_1);
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            String answer = exchange(new String(bytes, StandardCharsets.ISO_8859_1));
            assertThat(answer).doesNotStartWith("HTTP/1.1 5");
        }
    }

    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(1_500);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException | SocketTimeoutException closedWithoutAWord) {
            return "";
        }
    }
}
