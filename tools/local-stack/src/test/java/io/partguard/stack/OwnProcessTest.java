package io.partguard.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnProcessTest {
    @TempDir
    Path folder;

    private final String marker = "marker-" + UUID.randomUUID();
    private Process child;

    @BeforeEach
    void start() throws IOException {
        // The shell keeps the marker among its arguments while it waits.
        child = new ProcessBuilder("sh", "-c", "sleep 60; true", marker).start();
        Waiting.until(
                Duration.ofSeconds(5), () -> OwnProcess.at(child.pid(), marker).isPresent());
    }

    @AfterEach
    void end() {
        child.descendants().forEach(ProcessHandle::destroyForcibly);
        child.destroyForcibly();
    }

    @Test
    void aRecordedProcessIsFoundAgain() {
        Path record = folder.resolve("run/child.properties");
        OwnProcess.at(child.pid(), marker).orElseThrow().recordIn(record);

        assertThat(OwnProcess.recordedIn(record)).map(OwnProcess::pid).contains(child.pid());
    }

    @Test
    void aProcessWithAnotherStartTimeIsNotOurs() throws IOException {
        Path record = folder.resolve("child.properties");
        OwnProcess own = OwnProcess.at(child.pid(), marker).orElseThrow();
        new OwnProcess(own.pid(), own.startTicks() - 1, own.bootId(), own.marker()).recordIn(record);

        assertThat(OwnProcess.recordedIn(record)).isEmpty();
    }

    @Test
    void aProcessOfAnotherBootIsNotOurs() {
        Path record = folder.resolve("child.properties");
        OwnProcess own = OwnProcess.at(child.pid(), marker).orElseThrow();
        new OwnProcess(own.pid(), own.startTicks(), "another-boot", own.marker()).recordIn(record);

        assertThat(OwnProcess.recordedIn(record)).isEmpty();
    }

    @Test
    void neverStopsAProcessThatOnlyHasTheSamePid() {
        OwnProcess own = OwnProcess.at(child.pid(), marker).orElseThrow();
        OwnProcess stale = new OwnProcess(own.pid(), own.startTicks() - 1, own.bootId(), own.marker());

        stale.stop(OwnProcess.Signal.KILL, Duration.ofMillis(100));

        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void anUnreadableRecordIsTheSameAsNone() throws IOException {
        Path record = folder.resolve("child.properties");
        Files.writeString(record, "pid=abc\n\\u12");

        assertThat(OwnProcess.recordedIn(record)).isEmpty();
        assertThat(OwnProcess.recordedIn(folder.resolve("none"))).isEmpty();
    }

    @Test
    void stopsWhatIsOurs() {
        OwnProcess.at(child.pid(), marker).orElseThrow().stop(OwnProcess.Signal.TERM, Duration.ofSeconds(5));

        assertThat(ProcFs.startTicks(child.pid())).isEmpty();
    }

    @Test
    void isFoundWithoutARecord() {
        assertThat(OwnProcess.marked(marker)).extracting(OwnProcess::pid).containsExactly(child.pid());
    }

    @Test
    void memoryOfChildrenCounts() {
        OwnProcess own = OwnProcess.at(child.pid(), marker).orElseThrow();

        assertThat(Waiting.until(
                        Duration.ofSeconds(5), () -> ProcFs.family(child.pid()).size() > 1))
                .isTrue();
        assertThat(own.memoryBytes()).isPositive();
    }

    /** Our programs are started by way of others (setsid, a launcher): the process stays, what runs in it is replaced. */
    @Test
    void aProcessIsOursAlsoWhileItReplacesItself() throws IOException {
        Path script = folder.resolve("again.sh");
        Files.writeString(script, "exec sh \"$0\" \"$@\"\n");
        Process restless = new ProcessBuilder("sh", script.toString(), marker).start();
        try {
            Waiting.until(
                    Duration.ofSeconds(5),
                    () -> OwnProcess.at(restless.pid(), marker).isPresent());
            OwnProcess own = OwnProcess.at(restless.pid(), marker).orElseThrow();

            for (int look = 0; look < 5_000; look++) {
                assertThat(own.alive()).as("look %d", look).isTrue();
            }
        } finally {
            restless.destroyForcibly();
        }
    }
}
