package io.partguard.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.cli.CommandLineRun;
import io.partguard.cli.FakeGateway;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewCommandTest {
    @TempDir
    Path folder;

    private final FakeGateway gateway = new FakeGateway();

    @BeforeEach
    void twoCases() {
        gateway.answer("POST", "/cases/next", 200, claimed("cas_1"), Map.of("ETag", "\"2\""))
                .answer("POST", "/cases/next", 200, claimed("cas_2"), Map.of("ETag", "\"5\""))
                .answer("POST", "/cases/next", 204, "")
                .answer("GET", "/detections/det_1", 200, """
                        {"id":"det_1","verdict":"COUNTERFEIT","probability":0.97,"modelTrainedOn":"SYNTHETIC",
                         "listing":{"marketplace":"m","listingId":"1","title":"Genuine Karvessa lamp \\u001b[31m"},
                         "matched":{"brand":"Karvessa","partNumber":"5N0 1","name":"Lamp"},
                         "reasons":[{"signal":"PRIOR","contribution":-2},
                                    {"signal":"CLAIM","contribution":3.2,"sentence":"The title claims to be genuine."}]}
                        """);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static String claimed(String id) {
        return "{\"id\":\"" + id + "\",\"listings\":[{\"listingKey\":\"l\",\"detectionId\":\"det_1\"}]}";
    }

    private CommandLineRun review(String keys) {
        return CommandLineRun.of(folder, gateway.url(), keys, "review");
    }

    @Test
    void oneKeyDecidesOneCase() {
        gateway.answer("POST", "/cases/cas_1/decision", 200, "{}").answer("POST", "/cases/cas_2/decision", 200, "{}");

        CommandLineRun run = review("c\nd");

        assertThat(run.errors()).isEmpty();
        assertThat(run.out()).contains("2 cases decided").contains("The title claims to be genuine.");
        assertThat(run.out()).doesNotContain("\u001B");
        assertThat(gateway.asked("POST", "/cases/cas_1/decision").body()).contains("CONFIRMED");
        assertThat(gateway.asked("POST", "/cases/cas_1/decision").headers()).containsEntry("if-match", "\"2\"");
        assertThat(gateway.asked("POST", "/cases/cas_2/decision").body()).contains("DISMISSED");
    }

    @Test
    void whatIsNotDecidedIsGivenBack() {
        gateway.answer("POST", "/cases/cas_1/release", 200, "{}");

        CommandLineRun run = review("x q");

        assertThat(run.out()).contains("0 cases decided");
        assertThat(gateway.asked("POST", "/cases/cas_1/release").headers()).containsEntry("if-match", "\"2\"");
    }

    @Test
    void aCaseThatSomebodyElseDecidedIsToldAndPassed() {
        gateway.answer(
                        "POST",
                        "/cases/cas_1/decision",
                        412,
                        "{\"title\":\"Changed in the meantime\",\"status\":412,\"code\":\"CASE_CHANGED\"}")
                .answer("POST", "/cases/cas_2/decision", 200, "{}");

        CommandLineRun run = review("cc");

        assertThat(run.exitCode()).isZero();
        assertThat(run.errors()).contains("CASE_CHANGED");
        assertThat(run.out()).contains("1 case decided");
    }

    @Test
    void theEndOfTheInputGivesTheCaseBack() {
        gateway.answer("POST", "/cases/cas_1/release", 200, "{}");

        assertThat(review("").exitCode()).isZero();
        gateway.asked("POST", "/cases/cas_1/release");
    }

    @Test
    void aSkippedCaseIsGivenBackAndNotShownAgain() {
        gateway.answer("POST", "/cases/cas_1/release", 200, "{}").answer("POST", "/cases/cas_2/decision", 200, "{}");

        CommandLineRun run = review("sc");

        assertThat(run.out()).contains("1 case decided").contains("trained on synthetic data");
        gateway.asked("POST", "/cases/cas_1/release");
        gateway.asked("POST", "/cases/cas_2/decision");
        gateway.asked("POST", "/cases/next?without=cas_1");
    }
}
