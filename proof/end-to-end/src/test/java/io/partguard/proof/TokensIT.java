package io.partguard.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.bench.stack.Api;
import io.partguard.bench.stack.Api.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may do what, seen from outside. */
class TokensIT {
    private static final List<String> READS = List.of(
            "/parts?number=1",
            "/brands",
            "/regions",
            "/price-rules",
            "/scans",
            "/detections",
            "/cases",
            "/sellers",
            "/models/current");

    private static OnePartguard one;

    @BeforeAll
    static void start() {
        one = OnePartguard.get();
    }

    @Test
    void nothingButHealthIsOpen() throws Exception {
        for (String path : READS) {
            Answer answer = get(one.nobody, path);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.body().path("code").asString("")).as(path).isNotBlank();
        }
    }

    @Test
    void aTokenThatSomebodyElseSignedOrChangedIsNone() throws Exception {
        String none = encoded("{\"alg\":\"none\"}") + "." + encoded("{\"sub\":\"x\",\"roles\":[\"operator\"]}") + ".";
        for (String forged : List.of(none, "abc", "a.b.c")) {
            assertThat(get(new Api(one.partguard.gateway(), forged), "/brands").status())
                    .as(forged)
                    .isEqualTo(401);
        }
    }

    @Test
    void aDealerReadsPartsButNeitherImportsNorReviews() throws Exception {
        assertThat(get(one.dealer, "/parts?number=1").status()).isEqualTo(200);
        assertThat(post(one.dealer, "/parts/imports").status()).isEqualTo(403);
        assertThat(post(one.dealer, "/prices/imports").status()).isEqualTo(403);
        assertThat(post(one.dealer, "/scans").status()).isEqualTo(403);
        assertThat(get(one.dealer, "/cases").status()).isEqualTo(403);
        assertThat(post(one.analyst, "/prices/imports").status()).isEqualTo(403);
        assertThat(get(one.analyst, "/cases").status()).isEqualTo(200);
    }

    @Test
    void whatOnlyServicesMayAskIsNotRouted() throws Exception {
        for (Api api : List.of(one.nobody, one.operator, one.lead)) {
            assertThat(post(api, "/candidates").status()).isIn(401, 403, 404);
            assertThat(post(api, "/reference-prices").status()).isIn(401, 403, 404);
        }
    }

    private static Answer get(Api api, String path) throws Exception {
        return api.call("GET", path, BodyPublishers.noBody(), Map.of());
    }

    private static Answer post(Api api, String path) throws Exception {
        return api.call("POST", path, BodyPublishers.ofString("a,b\n1,2\n"), Map.of("Content-Type", "text/csv"));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
