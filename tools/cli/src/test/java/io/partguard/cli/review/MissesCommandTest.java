package io.partguard.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.cli.CommandLineRun;
import io.partguard.cli.FakeGateway;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissesCommandTest {
    @TempDir
    Path folder;

    @Test
    void saysWhatIsKnownAndWhatIsNot() {
        try (FakeGateway gateway = new FakeGateway()) {
            gateway.answer("GET", "/blind-sample", 200, """
                    {"dismissed":19000,"drawn":60,"decided":30,"undecided":30,"missed":1,
                     "missRate":{"rate":0.0333,"lower":0.0059,"upper":0.1667},
                     "days":[
                       {"day":"2026-03-01","dismissed":9000,"drawn":30,"decided":30,"undecided":0,"missed":1,
                        "missRate":{"rate":0.0333,"lower":0.0059,"upper":0.1667}},
                       {"day":"2026-03-02","dismissed":10000,"drawn":30,"decided":0,"undecided":30,"missed":0,"missRate":null}]}
                    """);
            CommandLineRun run = CommandLineRun.of(
                    folder, gateway.url(), "", "misses", "--from", "2026-03-01", "--to", "2026-03-02");
            assertThat(run.exitCode()).as(run.errors()).isZero();
            assertThat(run.out())
                    .contains("19,000", "0.0333 (0.0059 to 0.1667)")
                    .containsPattern("2026-03-02 .* 30 .* unknown");
            assertThat(gateway.asked("GET", "/blind-sample").path())
                    .isEqualTo("/blind-sample?from=2026-03-01&to=2026-03-02");
        }
    }
}
