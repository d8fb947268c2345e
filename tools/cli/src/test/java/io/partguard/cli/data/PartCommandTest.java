package io.partguard.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.cli.CommandLineRun;
import io.partguard.cli.FakeGateway;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartCommandTest {
    private static final String HIT =
            "{\"route\":\"OWN_NUMBER\",\"spelling\":\"%s\",\"part\":{\"partId\":\"%s\",\"brand\":\"%s\",\"partNumber\":\"NB 77\"}}";
    private static final String PART =
            "{\"partId\":\"prt_1\",\"brand\":\"Nordbahn\",\"partNumber\":\"NB 77\",\"revision\":%d,\"v\":2,\"name\":\"%s\",\"names\":[]}";

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

    private void found(String... hits) {
        gateway.answer("GET", "/parts", 200, "{\"items\":[" + String.join(",", hits) + "]}");
    }

    @Test
    void showsWhatTheRecordSaysOfTheOnePartWithTheNumber() {
        found(HIT.formatted("EXACT", "prt_1", "Nordbahn"), HIT.formatted("EDIT_1", "prt_2", "Nordbahn"));
        gateway.answer("GET", "/parts/prt_1", 200, PART.formatted(1, "Housing"));
        CommandLineRun run = run("part", "show", "nb77");
        assertThat(run.out()).contains("Nordbahn NB 77", "Housing").doesNotContain("names");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void guessesNoneOfSeveralPartsAndNoneThatIsOnlyNear() {
        found(HIT.formatted("EXACT", "prt_1", "Nordbahn"), HIT.formatted("EXACT", "prt_2", "Südwerk"));
        assertThat(run("part", "show", "NB77").errors()).contains("2 parts", "prt_1", "Südwerk", "--brand");
        assertThat(run("part", "edit", "NB77", "--set", "name=X").exitCode()).isEqualTo(1);
        gateway.answer("GET", "/parts", 200, "{\"items\":[" + HIT.formatted("EDIT_1", "prt_3", "Nordbahn") + "]}");
        run("part", "show", "NB78");
        assertThat(run("part", "show", "NB78").errors()).contains("No part has just the number NB78", "prt_3");
    }

    @Test
    void changesTheRevisionThatItHasSeen() {
        gateway.answer("GET", "/parts/prt_1", 200, PART.formatted(4, "Housing"), Map.of("ETag", "\"4\""))
                .answer("PATCH", "/parts/prt_1", 200, PART.formatted(5, "Filter housing"));
        CommandLineRun run = run(
                "part",
                "edit",
                "prt_1",
                "--set",
                "name=Filter housing",
                "--set",
                "packQuantity=4",
                "--clear",
                "family");
        assertThat(run.out()).contains("revision 5", "name: Housing → Filter housing");
        FakeGateway.Asked asked = gateway.asked("PATCH", "/parts/prt_1");
        assertThat(asked.body()).isEqualTo("{\"name\":\"Filter housing\",\"packQuantity\":4,\"family\":null}");
        assertThat(asked.headers()).containsEntry("if-match", "\"4\"");
    }

    @Test
    void overwritesNobody() {
        gateway.answer("GET", "/parts/prt_1", 200, PART.formatted(4, "Housing"), Map.of("ETag", "\"4\""))
                .answer(
                        "PATCH",
                        "/parts/prt_1",
                        412,
                        "{\"title\":\"Changed\",\"code\":\"PART_STALE\",\"detail\":\"Read it again.\"}");
        CommandLineRun run = run("part", "edit", "prt_1", "--set", "name=X");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).contains("PART_STALE");
    }

    @Test
    void saysWhatChangedAPart() {
        gateway.answer("GET", "/parts/prt_1/history", 200, """
                {"items":[{"revision":2,"at":"2026-01-01T00:00:00Z","by":"ann","removed":false,
                "changes":[{"field":"name","before":"Old","after":"New"},{"field":"family","before":null,"after":"filter"}]}]}
                """);
        assertThat(run("part", "history", "prt_1").out())
                .contains("Revision 2", "by ann", "name: Old → New", "family: nothing → filter");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(run("part", "edit", "prt_1").exitCode()).isEqualTo(2);
        assertThat(run("part", "edit", "prt_1", "--set", "name").errors()).contains("FIELD=VALUE");
        assertThat(run("part").exitCode()).isEqualTo(2);
    }
}
