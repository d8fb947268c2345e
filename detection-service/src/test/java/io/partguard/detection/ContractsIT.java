package io.partguard.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.api.testing.ContractExample;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples under {@code proof/contracts} are what this service really answers.
 */
class ContractsIT extends ServiceIT {
    /** What is different each time, or with each training. */
    private static final Set<String> CHANGING = Set.of("traceId", "detail");

    @BeforeEach
    void aSellerIsKnown() {
        assertThat(post("/v1/detections", "application/json", """
                        {"marketplace":"bay","listingId":"contract","title":"GENUINE disc","seller":{"id":"contract","name":"Ann"}}
                        """).statusCode()).isEqualTo(200);
    }

    static List<ContractExample> examples() {
        return ContractExample.of("detection-service");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void answersAsTheExampleSays(ContractExample example) {
        HttpRequest.Builder request = request(example.path(), example.role("analyst"));
        example.headers().forEach(request::header);
        String body = example.body();
        HttpResponse<String> answer = send(request.method(
                example.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        example.hold(answer.statusCode(), answer.body(), CHANGING);
    }
}
