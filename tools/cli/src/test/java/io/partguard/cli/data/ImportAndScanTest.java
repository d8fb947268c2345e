package io.partguard.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.cli.CommandLineRun;
import io.partguard.cli.FakeGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportAndScanTest {
    /** The file's name, and a hash of its text: no two people's mappings meet. */
    private static final String MAPPING = "my-parts-52f6bb55232d";

    @TempDir
    Path folder;

    private final FakeGateway gateway = new FakeGateway();

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("parts.txt"), "number;text\nA-1;Filter\n");
        Files.writeString(
                folder.resolve("My Parts.yaml"), "format: csv\nseparator: \";\"\nfields: {partNumber: number}\n");
        Files.writeString(folder.resolve("feed.ndjson"), "{\"title\":\"Filter\"}\n");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private CommandLineRun run(String... args) {
        return CommandLineRun.of(folder, gateway.url(), "", args);
    }

    @Test
    void masterDataComeAsFilesToo() throws IOException {
        Files.writeString(folder.resolve("bill.csv"), "vehicle,brand,partNumber,validFrom,quantity\n");
        gateway.answer("POST", "/master-data/vehicle-parts/imports", 202, "{\"id\":\"imp_2\",\"status\":\"QUEUED\"}")
                .answer(
                        "GET",
                        "/master-data/vehicle-parts/imports/imp_2",
                        200,
                        "{\"id\":\"imp_2\",\"status\":\"FINISHED\",\"read\":2,\"accepted\":2,\"rejected\":0,\"unchanged\":1}");

        CommandLineRun run = run("import", "bill.csv", "--kind", "vehicle-parts", "--dry-run");

        assertThat(run.errors()).isEmpty();
        assertThat(run.out())
                .contains("Vehicle parts checked, nothing stored: 2 rows read, 2 accepted (1 unchanged), 0 rejected.");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void storesTheMappingSendsTheFileAndSaysWhatWasRejected() {
        gateway.answer("PUT", "/part-mappings/" + MAPPING, 200, "{}")
                .answer("POST", "/parts/imports", 202, "{\"id\":\"imp_1\",\"status\":\"QUEUED\"}")
                .answer("GET", "/parts/imports/imp_1", 200, "{\"id\":\"imp_1\",\"status\":\"RUNNING\",\"read\":1}")
                .answer(
                        "GET",
                        "/parts/imports/imp_1",
                        200,
                        "{\"id\":\"imp_1\",\"status\":\"FINISHED\",\"read\":3,\"accepted\":2,\"rejected\":1}")
                .answer(
                        "GET",
                        "/parts/imports/imp_1/rejected",
                        200,
                        "{\"line\":3,\"column\":\"price\",\"value\":\"-4\\u001b[2J\",\"code\":\"NEGATIVE\",\"detail\":\"below zero\"}\n");

        CommandLineRun run = run("import", "parts.txt", "--mapping", "My Parts.yaml", "--rejected", "bad.csv");

        assertThat(run.errors()).contains("line 3, price = \"-4·[2J\": below zero [NEGATIVE]");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("3 rows read, 2 accepted, 1 rejected");
        assertThat(folder.resolve("bad.csv")).exists();
        FakeGateway.Asked upload = gateway.asked("POST", "/parts/imports");
        assertThat(upload.path()).isEqualTo("/parts/imports?mapping=" + MAPPING);
        assertThat(upload.headers()).containsEntry("content-type", "text/csv");
        assertThat(upload.headers().get("authorization")).startsWith("Bearer ey");
        assertThat(upload.body()).startsWith("number;text");
    }

    @Test
    void aRefusedMappingIsShownWithPlaceValueAndCode() {
        gateway.answer("PUT", "/part-mappings/" + MAPPING, 400, """
                {"title":"Bad request","status":400,"code":"BAD_MAPPING","detail":"The mapping can't be used.",
                 "errors":[{"pointer":"/fields/partNumer","value":"number","code":"UNKNOWN_FIELD","detail":"line 3: no such field"}]}
                """);

        CommandLineRun run = run("import", "parts.txt", "--mapping", "My Parts.yaml");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .contains("BAD_MAPPING")
                .contains("/fields/partNumer = \"number\": line 3: no such field [UNKNOWN_FIELD]");
    }

    @Test
    void aFailedImportSaysWhy() {
        gateway.answer("POST", "/parts/imports", 202, "{\"id\":\"i\"}")
                .answer(
                        "GET",
                        "/parts/imports/i",
                        200,
                        "{\"id\":\"i\",\"status\":\"FAILED\",\"failure\":{\"code\":\"NO_HEADER\",\"detail\":\"no column brand\"}}");

        CommandLineRun run = run("import", "parts.txt");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).contains("no column brand [NO_HEADER]");
    }

    @Test
    void aMissingFileIsAMistakeOfTheCallerAndNothingIsSent() {
        CommandLineRun run = run("import", "none.csv");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("none.csv");
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void anOutageIsToldFromARefusal() {
        gateway.answer(
                "GET",
                "/parts",
                503,
                "{\"title\":\"Unavailable\",\"status\":503,\"code\":\"SEARCH_UNAVAILABLE\",\"traceId\":\"abc\"}");

        CommandLineRun run = run("lookup", "A", "1");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors()).contains("SEARCH_UNAVAILABLE").contains("abc");
    }

    @Test
    void nothingFoundIsNotAnOutage() {
        gateway.answer("GET", "/parts", 200, "{\"catalogueRevision\":\"4\",\"items\":[]}");

        assertThat(run("lookup", "A-1").exitCode()).isEqualTo(1);
    }

    @Test
    void looksAFileOfNumbersUpAndSavesAReasonForEachLine() throws IOException {
        Files.writeString(folder.resolve("numbers.csv"), "Artikel;Marke\n5N0 1;Karvessa\n");
        gateway.answer("POST", "/parts/lookup-jobs", 202, "{\"id\":\"lku_1\"}")
                .answer(
                        "GET",
                        "/parts/lookup-jobs/lku_1",
                        200,
                        "{\"id\":\"lku_1\",\"status\":\"FINISHED\",\"read\":3,\"found\":1,\"none\":1,\"invalid\":1}")
                .answer("GET", "/parts/lookup-jobs/lku_1/results", 200, "line,outcome\n2,FOUND\n");

        CommandLineRun run = run(
                "lookup",
                "--file",
                "numbers.csv",
                "--out",
                "found.csv",
                "--column",
                "Artikel",
                "--brand-column",
                "Marke",
                "--separator",
                ";");

        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("3 lines, 1 found, 1 not in the catalogue, 1 no number");
        assertThat(folder.resolve("found.csv")).hasContent("line,outcome\n2,FOUND\n");
        assertThat(gateway.asked("POST", "/parts/lookup-jobs").path())
                .isEqualTo("/parts/lookup-jobs?numberColumn=Artikel&brandColumn=Marke&separator=%3B");
    }

    @Test
    void aFileOfNumbersNeedsAPlaceForItsResults() {
        assertThat(run("lookup", "--file", "numbers.csv").exitCode()).isEqualTo(2);
        assertThat(run("lookup").exitCode()).isEqualTo(2);
    }

    @Test
    void followsTheSupersession() {
        gateway.answer("GET", "/parts", 200, """
                {"items":[{"part":{"partId":"prt_1","brand":"Karvessa","partNumber":"5N0 1","name":"Lamp","status":"SUPERSEDED"},
                  "route":"OWN_NUMBER","spelling":"LOST_PREFIX",
                  "chain":[{"fromPartId":"prt_1","from":"5N0 1","to":["5N0 2"],"kind":"ONE","note":"USE 5N0 2"}]}]}
                """);

        CommandLineRun run = run("lookup", "5n01");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Karvessa 5N0 1").contains("5N0 1 → 5N0 2 (one): USE 5N0 2");
        assertThat(run.out()).contains("written lost prefix");
    }

    @Test
    void waitsForAScanAndSavesTheResults() throws IOException {
        gateway.answer("POST", "/scans", 202, "{\"id\":\"scn_1\"}")
                .answer(
                        "GET",
                        "/scans/scn_1",
                        200,
                        "{\"id\":\"scn_1\",\"status\":\"FINISHED\",\"read\":1,\"accepted\":1,\"rejected\":0}")
                .answer(
                        "GET",
                        "/scans/scn_1/summary",
                        200,
                        "{\"verdicts\":{\"COPYCAT\":1},\"undecided\":2,\"listings\":3,\"accused\":1,\"modelTrainedOn\":\"SYNTHETIC\"}")
                .answer("GET", "/scans/scn_1/results", 200, "line,verdict\n1,COPYCAT\n");

        CommandLineRun run = run("scan", "feed.ndjson", "--country", "de", "--wait", "--out", "results.csv");

        assertThat(run.errors()).isEmpty();
        assertThat(run.out()).contains("COPYCAT").contains("UNDECIDED").contains("synthetic");
        assertThat(folder.resolve("results.csv")).hasContent("line,verdict\n1,COPYCAT\n");
        assertThat(folder.resolve("results.csv.part")).doesNotExist();
        FakeGateway.Asked upload = gateway.asked("POST", "/scans");
        assertThat(upload.path()).isEqualTo("/scans?country=DE");
        assertThat(upload.headers()).containsEntry("content-type", "application/x-ndjson");
    }

    @Test
    void aCountryIsTwoLetters() {
        assertThat(run("scan", "feed.ndjson", "--country", "Germany").exitCode())
                .isEqualTo(2);
    }

    @Test
    void saysHowToStartWhenNobodyAnswers() {
        gateway.close();

        CommandLineRun run = run("lookup", "A-1");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors()).contains("./partguard up");
    }

    @Test
    void everyCommandExplainsItself() {
        for (String command : new String[] {
            "demo", "up", "down", "status", "logs", "reset", "token", "import", "imports", "lookup", "scan", "review",
            "train", "bench"
        }) {
            assertThat(run(command, "--help").exitCode()).as(command).isZero();
        }
    }

    @Test
    void whatAFileIsItsNameSaysUnlessTheUserDoes() throws IOException {
        Files.writeString(folder.resolve("parts.xml"), "<PIES/>");
        gateway.answer("POST", "/parts/imports", 202, "{\"id\":\"imp_1\",\"status\":\"QUEUED\"}");

        CommandLineRun sent = run("import", "parts.xml", "--no-wait");
        CommandLineRun forced = run("import", "parts.txt", "--format", "ndjson", "--no-wait");

        assertThat(sent.errors()).isEmpty();
        assertThat(sent.out()).contains("imp_1");
        assertThat(forced.exitCode()).isZero();
        assertThat(gateway.asked())
                .extracting(asked -> asked.headers().get("content-type"))
                .containsExactly("application/xml", "application/x-ndjson");
        assertThat(run("import", "parts.xml", "--no-wait", "--failed-rows", "bad.xml")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void listsImportsAndSaysWhatEachDid() {
        gateway.answer("GET", "/parts/imports", 200, """
                {"items":[
                  {"id":"imp_2","kind":"REVERT","status":"FINISHED","read":3,"removed":2,"rejected":1,"reverts":"imp_1"},
                  {"id":"imp_1","kind":"FILE","status":"FINISHED","format":"XML","standard":"PIES 7.2","read":3,"created":3,
                   "revertedBy":"imp_2"}],
                 "next":"abc"}
                """);

        CommandLineRun run = run("imports", "--limit", "2", "--status", "FINISHED");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("imp_2")
                .contains("revert")
                .contains("PIES 7.2")
                .contains("FINISHED, reverted")
                .contains("--cursor abc");
        assertThat(gateway.asked("GET", "/parts/imports").path()).isEqualTo("/parts/imports?limit=2&status=FINISHED");
    }

    @Test
    void takesAnImportBackAndNamesWhatWasLeftAlone() {
        gateway.answer("POST", "/parts/imports/imp_1/revert", 202, "{\"id\":\"imp_2\",\"status\":\"QUEUED\"}")
                .answer("GET", "/parts/imports/imp_2", 200, """
                        {"id":"imp_2","kind":"REVERT","status":"FINISHED","read":3,"accepted":2,"rejected":1,"removed":1,"changed":1}
                        """)
                .answer("GET", "/parts/imports/imp_2/rejected", 200, """
                        {"brand":"A","value":"C-2","code":"CHANGED_SINCE","detail":"A C-2 was changed again by an edit"}
                        """);

        CommandLineRun run = run("imports", "revert", "imp_1", "--force", "--left-alone", "left.ndjson");

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.out()).contains("1 changed, 1 taken away, 1 left alone");
        assertThat(run.errors()).contains("A C-2 was changed again by an edit [CHANGED_SINCE]");
        assertThat(folder.resolve("left.ndjson")).exists();
        assertThat(gateway.asked("POST", "/parts/imports").path())
                .isEqualTo("/parts/imports/imp_1/revert?dryRun=false&force=true");
    }

    @Test
    void cancelsAnImport() {
        gateway.answer(
                "POST",
                "/parts/imports/imp_1/cancel",
                200,
                "{\"id\":\"imp_1\",\"status\":\"CANCELLED\",\"read\":1200}");

        assertThat(run("imports", "cancel", "imp_1").out()).contains("1,200 rows");
        assertThat(run("imports", "revert", "--help").exitCode()).isZero();
    }
}
