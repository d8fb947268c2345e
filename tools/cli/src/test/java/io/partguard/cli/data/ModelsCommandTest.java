package io.partguard.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.cli.CommandLineRun;
import io.partguard.cli.FakeGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
    private static final String MODEL =
            "{\"id\":\"verdict-1\",\"kind\":\"VERDICT\",\"state\":\"%s\",\"card\":{\"trainedOn\":\"SYNTHETIC\"}}";

    @TempDir
    Path folder;

    private final FakeGateway gateway = new FakeGateway();

    @AfterEach
    void stop() {
        gateway.close();
    }

    private CommandLineRun run(String... args) {
        return CommandLineRun.of(folder, gateway.url(), "", args);
    }

    @Test
    void listsThem() {
        gateway.answer("GET", "/models", 200, "{\"items\":[" + MODEL.formatted("CHAMPION") + "]}");
        assertThat(run("models").out()).contains("verdict-1", "CHAMPION", "SYNTHETIC");
    }

    @Test
    void sendsAFileAsItIs() throws IOException {
        Files.writeString(folder.resolve("verdict.model"), "bytes");
        gateway.answer("POST", "/models", 201, MODEL.formatted("CANDIDATE"));
        assertThat(run("models", "send", "verdict.model", "--reason", "new words")
                        .out())
                .contains("CANDIDATE");
        assertThat(gateway.asked("POST", "/models").path()).isEqualTo("/models?reason=new%20words");
        assertThat(gateway.asked("POST", "/models").body()).isEqualTo("bytes");
    }

    @Test
    void rollsBackFromTheChampionItSees() {
        gateway.answer("GET", "/models", 200, "{\"items\":[" + MODEL.formatted("CHAMPION") + "]}")
                .answer("POST", "/models/rollback", 200, MODEL.formatted("CHAMPION"));
        assertThat(run("models", "rollback", "verdict", "--reason", "worse").exitCode())
                .isZero();
        assertThat(gateway.asked("POST", "/models/rollback").body())
                .contains("\"champion\":\"verdict-1\"", "\"kind\":\"VERDICT\"", "\"reason\":\"worse\"");
    }

    @Test
    void holdsAChallengerToTheGoldSet() {
        gateway.answer("POST", "/models/verdict-2/gold-run", 200, """
                {"challenger":"verdict-2","champion":"verdict-1","examples":120,
                 "byChampion":{"right":110,"falseAccusations":1,"missed":4},
                 "byChallenger":{"right":97,"falseAccusations":3,"missed":5}}
                """);
        assertThat(run("models", "check", "verdict-2").out())
                .contains("120", "verdict-1", "rightly 110", "verdict-2", "rightly 97", "accused 3");
    }

    @Test
    void aChangeNeedsAReason() {
        CommandLineRun run = run("models", "promote", "verdict-1");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("--reason");
        assertThat(run("models", "explode").exitCode()).isEqualTo(2);
    }
}
