package io.partguard.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.cli.CommandLineRun;
import io.partguard.cli.FakeGateway;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexCommandTest {
    private static final String SERVING =
            "\"serving\":{\"name\":\"%s\",\"indexedChange\":9,\"partsLeft\":0,\"progress\":1.0,\"documents\":8}";

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

    private static String report(String serving, String more) {
        return "{\"parts\":8,\"lastChange\":9," + SERVING.formatted(serving) + more + "}";
    }

    @Test
    void saysWhichIndexAnswersAndHowFarTheNextOneIs() {
        gateway.answer(
                "GET",
                "/index",
                200,
                report(
                        "parts-v1-1",
                        ",\"building\":{\"name\":\"parts-v1-2\",\"indexedChange\":4,\"partsLeft\":5,\"progress\":0.375}"));
        CommandLineRun run = run("index");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("The record has 8 parts.")
                .contains("parts-v1-1 answers: 100 % of the parts as they are now, 0 left, 8 to be found")
                .contains("parts-v1-2 is being built: 37 % of the parts as they are now, 5 left");
    }

    @Test
    void waitsUntilTheNewIndexServes() {
        gateway.answer("GET", "/index", 200, report("parts-v1-1", ""))
                .answer("GET", "/index", 200, report("parts-v1-1", ""))
                .answer("GET", "/index", 200, report("parts-v1-2", ""))
                .answer("POST", "/index/rebuild", 202, "{}");
        CommandLineRun run = run("index", "rebuild", "--wait");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("parts-v1-2 answers");
    }

    @Test
    void endsWithOneWhereTheNewIndexIsRefusedAndSaysWhy() {
        gateway.answer("GET", "/index", 200, report("parts-v1-1", ""))
                .answer(
                        "GET",
                        "/index",
                        200,
                        report(
                                "parts-v1-1",
                                ",\"refused\":{\"name\":\"parts-v1-2\",\"at\":\"2026-11-26T04:00:00Z\",\"why\":\"has 7 parts, the record 8: 1 missing [prt_1]\"}"))
                .answer("POST", "/index/rebuild", 202, "{}");
        CommandLineRun run = run("index", "rebuild", "--wait");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("1 missing [prt_1]");
    }

    @Test
    void goesBackOnlyWhereThereIsAnIndexBefore() {
        gateway.answer("GET", "/index", 200, report("parts-v1-1", ""))
                .answer(
                        "POST",
                        "/index/rollback",
                        409,
                        "{\"status\":409,\"code\":\"NO_PREVIOUS_INDEX\",\"detail\":\"There is no earlier index of this version.\"}");
        CommandLineRun run = run("index", "rollback");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).contains("no earlier index");
    }
}
