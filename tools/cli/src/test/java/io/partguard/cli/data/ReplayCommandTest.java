package io.partguard.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.cli.CommandLineRun;
import io.partguard.cli.FakeGateway;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    private static final String BEFORE = """
            {"id":"det_1","verdict":"COPYCAT","margin":2.5,"listing":{"marketplace":"bay","listingId":"7","title":"disc"},
             "basis":{"catalogueRevision":"c1","priceBook":"pb-1"}}
            """;

    @TempDir
    Path folder;

    private final FakeGateway gateway = new FakeGateway();

    @AfterEach
    void stop() {
        gateway.close();
    }

    private CommandLineRun replayed(String now) {
        gateway.answer("GET", "/detections/det_1", 200, BEFORE).answer("POST", "/detections", 200, now);
        return CommandLineRun.of(folder, gateway.url(), "", "replay", "det_1");
    }

    @Test
    void onTheSameBasisItIsTheSameDetection() {
        CommandLineRun run = replayed(BEFORE);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("The same answer on the same basis: COPYCAT, margin 2.5.");
        assertThat(gateway.asked("POST", "/detections").body())
                .isEqualTo("{\"marketplace\":\"bay\",\"listingId\":\"7\",\"title\":\"disc\"}");
    }

    @Test
    void saysWhichRevisionsMovedOnAndWhatTheAnswerIsNow() {
        CommandLineRun run =
                replayed(BEFORE.replace("det_1", "det_2").replace("c1", "c2").replace("2.5", "2.75"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("catalogueRevision: c1 → c2")
                .doesNotContain("priceBook")
                .contains("The verdict is the same. Then: COPYCAT, margin 2.5. Now: COPYCAT, margin 2.75 (det_2).");
    }

    @Test
    void anotherVerdictIsAnotherExitCode() {
        CommandLineRun run =
                replayed(BEFORE.replace("det_1", "det_2").replace("c1", "c2").replace("COPYCAT", "GENUINE"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("The verdict is another one.");
    }
}
