package io.partguard.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.testing.RunningCatalog;
import io.partguard.catalog.testing.RunningCatalog.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What users do with an import afterwards: look at what it did, take it back, find it again, cancel it, forget it. */
class RevertIT {
    private static final String NDJSON = "application/x-ndjson";
    private static RunningCatalog catalog;

    @BeforeAll
    static void start() {
        catalog = RunningCatalog.start("partguard.import.rows-a-chunk", "2");
    }

    @AfterAll
    static void stop() {
        catalog.close();
    }

    private static String part(String brand, String number, String name, String more) {
        return "{\"brand\":\"%s\",\"partNumber\":\"%s\",\"name\":\"%s\"%s}\n".formatted(brand, number, name, more);
    }

    private static JsonNode load(String... rows) {
        JsonNode job = catalog.importText(String.join("", rows), NDJSON, "?createBrands=true");
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("FINISHED");
        return job;
    }

    private static JsonNode revert(JsonNode job, String query) {
        Answer accepted = catalog.post(
                "/v1/parts/imports/" + job.path("id").asString() + "/revert" + query, "application/json", "");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        JsonNode ended = catalog.waitForImport(accepted.json().path("id").asString());
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("FINISHED");
        return ended;
    }

    private static String name(String number) {
        return catalog.get("/v1/parts?number=" + number)
                .json()
                .at("/items/0/part/name")
                .asString("");
    }

    private static JsonNode job(JsonNode job) {
        return catalog.get("/v1/parts/imports/" + job.path("id").asString()).json();
    }

    @Test
    void takesAwayWhatAnImportMadeAndPutsBackWhatItChanged() {
        load(part("Rev", "R-1001", "Old", ""), part("Rev", "R-2002", "Same", ""));
        JsonNode bad = load(
                part("Rev", "R-1001", "Wrong", ",\"supersededBy\":[\"R-3003\"]"),
                part("Rev", "R-2002", "Same", ""),
                part("Rev", "R-3003", "New", ""));
        String made = catalog.get("/v1/parts?number=R-3003")
                .json()
                .at("/items/0/part/partId")
                .asString();
        List<String> changes = catalog.get("/v1/parts/imports/" + bad.path("id").asString() + "/changes")
                .text()
                .lines()
                .toList();
        assertThat(changes).hasSize(2);
        assertThat(changes.getFirst()).contains("CHANGED", "\"name\":\"Old\"", "\"name\":\"Wrong\"");
        assertThat(changes.getLast()).contains("CREATED").doesNotContain("before");

        JsonNode trial = revert(bad, "?dryRun=true");
        assertThat(trial.path("removed").asInt()).isEqualTo(1);
        assertThat(trial.path("changed").asInt()).isEqualTo(1);
        assertThat(name("R-1001")).isEqualTo("Wrong");

        JsonNode revert = revert(bad, "");
        assertThat(revert.path("kind").asString()).isEqualTo("REVERT");
        assertThat(revert.path("reverts").asString()).isEqualTo(bad.path("id").asString());
        assertThat(revert.path("removed").asInt()).isEqualTo(1);
        assertThat(revert.path("changed").asInt()).isEqualTo(1);
        assertThat(revert.path("rejected").asInt()).isZero();
        assertThat(job(bad).path("revertedBy").asString())
                .isEqualTo(revert.path("id").asString());
        assertThat(name("R-1001")).isEqualTo("Old");
        assertThat(name("R-2002")).isEqualTo("Same");
        assertThat(name("R-3003")).isEmpty();
        assertThat(catalog.get("/v1/parts?q=New&brand=Rev").json().path("items").size())
                .isZero();
        assertThat(catalog.get("/v1/parts/" + made).status()).isEqualTo(404);
        JsonNode old = catalog.get("/v1/parts?number=R-1001").json().at("/items/0");
        assertThat(old.path("chain").size()).isZero();
        // The history goes on: what was put back is a revision of its own.
        assertThat(old.at("/part/revision").asInt()).isEqualTo(3);
        JsonNode candidates = catalog.asService(
                        "/v1/candidates",
                        "{\"listings\":[{\"ref\":\"1\",\"brand\":\"Rev\",\"numbers\":[\"R-3003\"],\"text\":\"Rev R-3003\"}]}")
                .json();
        assertThat(candidates.path("catalogueRevision").asString(""))
                .as(candidates.toString())
                .isNotEmpty();
        assertThat(candidates.toString()).doesNotContain(made);
        Answer again =
                catalog.post("/v1/parts/imports/" + bad.path("id").asString() + "/revert", "application/json", "");
        assertThat(again.json().path("code").asString()).isEqualTo("IMPORT_REVERTED");

        // A revert is an import, and can be taken back.
        JsonNode forth = revert(revert, "");
        assertThat(forth.path("created").asInt()).isEqualTo(1);
        assertThat(forth.path("changed").asInt()).isEqualTo(1);
        assertThat(name("R-1001")).isEqualTo("Wrong");
        JsonNode back = catalog.get("/v1/parts?number=R-3003").json().at("/items/0/part");
        assertThat(back.path("partId").asString()).isEqualTo(made);
        assertThat(catalog.get("/v1/parts?number=R-1001")
                        .json()
                        .at("/items/0/chain/0/to/0/partNumber")
                        .asString())
                .isEqualTo("R-3003");
    }

    @Test
    void tellsOnceOfEachEndOfAnImport() {
        JsonNode job = load(part("Rev", "T-1001", "Told", ""));
        String id = job.path("id").asString();
        revert(job, "");
        assertThat(catalog.events("import.")).containsOnlyOnce("import.finished " + id, "import.reverted " + id);
        assertThat(catalog.bean(JdbcClient.class)
                        .sql("SELECT data ->> 'created' FROM event WHERE type = 'import.finished' AND subject = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("1");
    }

    @Test
    void anImportThatCannotGoOnEndsAsWholeAsWhatItCommitted() {
        JsonNode job = load(part("Los", "L-1", "Old", ",\"supersededBy\":[\"L 2\"]"), part("Los", "L-2", "New", ""));
        JdbcClient jdbc = catalog.bean(JdbcClient.class);
        // As if the service had died behind its rows and the upload had been lost meanwhile.
        jdbc.sql("UPDATE supersession SET to_no = NULL WHERE to_printed = 'L 2'")
                .update();
        jdbc.sql("INSERT INTO import_taken SELECT ?, 0, array[id], '{}' FROM brand WHERE name = 'Los'")
                .param(job.path("id").asString())
                .update();
        jdbc.sql("UPDATE import_session SET status = 'RUNNING', finished_at = NULL, blob = 'lost' WHERE id = ?")
                .param(job.path("id").asString())
                .update();

        JsonNode failed = catalog.waitForImport(job.path("id").asString());

        assertThat(failed.at("/failure/code").asString()).as(failed.toString()).isEqualTo("UPLOAD_LOST");
        assertThat(failed.at("/supersessions/resolved").asInt()).isEqualTo(1);
        assertThat(jdbc.sql("SELECT count(*) FROM supersession WHERE to_printed = 'L 2' AND to_no IS NOT NULL")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(catalog.events("import.failed"))
                .contains("import.failed " + job.path("id").asString());
    }

    @Test
    void leavesAloneAndNamesWhatWasChangedAgainUnlessForced() {
        load(part("Con", "C-1", "One", ""), part("Con", "C-2", "Two", ""));
        JsonNode bad =
                load(part("Con", "C-1", "Wrong", ""), part("Con", "C-2", "Wrong", ""), part("Con", "C-3", "Wrong", ""));
        JsonNode later = load(part("Con", "C-2", "Mended", ""), part("Con", "C-3", "Mended", ""));

        JsonNode revert = revert(bad, "");
        assertThat(revert.path("changed").asInt()).isEqualTo(1);
        assertThat(revert.path("rejected").asInt()).isEqualTo(2);
        String left = catalog.get("/v1/parts/imports/" + revert.path("id").asString() + "/rejected")
                .text();
        assertThat(left.lines()).hasSize(2);
        assertThat(left)
                .contains("CHANGED_SINCE", "C-2", "C-3", later.path("id").asString());
        assertThat(name("C-1")).isEqualTo("One");
        assertThat(name("C-2")).isEqualTo("Mended");

        JsonNode forced = revert(bad, "?force=true");
        assertThat(forced.path("changed").asInt()).isEqualTo(1);
        assertThat(forced.path("removed").asInt()).isEqualTo(1);
        assertThat(forced.path("unchanged").asInt()).isEqualTo(1);
        assertThat(name("C-2")).isEqualTo("Two");
        assertThat(name("C-3")).isEmpty();
    }

    @Test
    void removedPartsAgreeWithARebuiltIndex() throws Exception {
        JsonNode bad = load(part("Reb", "X-1", "One", ""));
        revert(bad, "");
        long parts = catalog.get("/v1/index").json().path("parts").asLong();
        String before = catalog.get("/v1/index").json().at("/serving/name").asString();
        catalog.post("/v1/index/rebuild", "application/json", "");
        for (int i = 0; i < 300; i++) {
            if (!catalog.get("/v1/index").json().at("/serving/name").asString().equals(before)) {
                break;
            }
            Thread.sleep(100);
        }
        JsonNode index = catalog.get("/v1/index").json();
        assertThat(index.at("/serving/name").asString()).isNotEqualTo(before);
        assertThat(index.path("parts").asLong()).isEqualTo(parts);
        assertThat(name("X-1")).isEmpty();
        assertThat(catalog.get("/v1/brands").json().path("items").toString())
                .contains("\"brand\":\"Reb\",\"key\":\"reb\"")
                .contains("\"parts\":0");
    }

    @Test
    void listsImportsNewestFirstPageByPage() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.addFirst(load(part("Lst", "L-" + i, "One", "")).path("id").asString());
        }
        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = catalog.get("/v1/parts/imports?limit=2" + cursor).json();
            page.path("items").forEach(item -> listed.add(item.path("id").asString()));
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asString() : null;
        } while (cursor != null);
        assertThat(listed).doesNotHaveDuplicates().containsSubsequence(made);
        assertThat(catalog.get("/v1/parts/imports?status=FAILED")
                        .json()
                        .path("items")
                        .toString())
                .doesNotContain(made.getFirst());
        assertThat(catalog.get("/v1/parts/imports?status=NONSENSE").status()).isEqualTo(400);
        assertThat(catalog.get("/v1/parts/imports?cursor=nonsense").status()).isEqualTo(400);
        assertThat(catalog.get("/v1/parts/imports", "dealer").status()).isEqualTo(403);
    }

    @Test
    void aCancelledImportKeepsWhatItHasAndCanBeTakenBack() {
        StringBuilder file = new StringBuilder();
        IntStream.range(0, 5_000).forEach(i -> file.append(part("Can", "Q-" + (10_000 + i), "Name", "")));
        String id = catalog.post("/v1/parts/imports?createBrands=true", NDJSON, file.toString())
                .json()
                .path("id")
                .asString();
        catalog.waitForImport(id, job -> job.path("read").asInt() > 10);
        assertThat(catalog.post("/v1/parts/imports/" + id + "/revert", "application/json", "")
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("IMPORT_RUNNING");

        JsonNode cancelled = catalog.post("/v1/parts/imports/" + id + "/cancel", "application/json", "")
                .json();
        assertThat(cancelled.path("status").asString()).as(cancelled.toString()).isEqualTo("CANCELLED");
        int created = job(cancelled).path("created").asInt();
        assertThat(created).isPositive().isLessThan(5_000);
        assertThat(catalog.post("/v1/parts/imports/" + id + "/cancel", "application/json", "")
                        .status())
                .isEqualTo(409);

        JsonNode revert = revert(cancelled, "");
        assertThat(revert.path("removed").asInt()).isEqualTo(created);
        assertThat(job(cancelled).path("created").asInt()).isEqualTo(created);
        assertThat(load(part("Can", "Q-1", "After", "")).path("created").asInt())
                .isEqualTo(1);
    }

    @Test
    void aDryRunHasNothingToTakeBack() {
        JsonNode dry = catalog.importText(part("Dry", "D-1", "One", ""), NDJSON, "?createBrands=true&dryRun=true");
        assertThat(catalog.post("/v1/parts/imports/" + dry.path("id").asString() + "/revert", "application/json", "")
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("NOTHING_TO_REVERT");
    }

    @Test
    void theFileOfAnOldImportIsForgottenUnlessAYoungerOneStillNeedsIt() {
        String file = part("Old", "O-1", "One", "") + "no json\n";
        JsonNode first = catalog.importText(file, NDJSON, "?createBrands=true");
        JsonNode second = catalog.importText(file, NDJSON, "?createBrands=true");
        JdbcClient jdbc = JdbcClient.create(catalog.bean(javax.sql.DataSource.class));
        UploadRetention retention = catalog.bean(UploadRetention.class);
        String blob = jdbc.sql("SELECT blob FROM import_session WHERE id = ?")
                .param(first.path("id").asString())
                .query(String.class)
                .single();
        jdbc.sql("UPDATE blob SET started_at = now() - interval '40 days' WHERE sha256 = ?")
                .param(blob)
                .update();

        assertThat(retention.sweep()).isZero();
        age(jdbc, first);
        assertThat(retention.sweep()).isEqualTo(1);
        assertThat(catalog.get("/v1/parts/imports/" + first.path("id").asString() + "/rejected")
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("UPLOAD_DELETED");
        assertThat(catalog.get("/v1/parts/imports/" + second.path("id").asString() + "/rejected")
                        .text())
                .contains("no json");
        assertThat(blobs(jdbc, blob)).isEqualTo(1);

        age(jdbc, second);
        retention.sweep();
        assertThat(blobs(jdbc, blob)).isZero();
        assertThat(job(second).path("uploadDeletedAt").asString("")).isNotEmpty();
        assertThat(job(second).path("rejected").asInt()).isEqualTo(1);
        // Sent again it is there again.
        assertThat(catalog.importText(file, NDJSON, "").path("read").asInt()).isEqualTo(2);
    }

    private static void age(JdbcClient jdbc, JsonNode job) {
        jdbc.sql("UPDATE import_session SET finished_at = now() - interval '31 days' WHERE id = ?")
                .param(job.path("id").asString())
                .update();
    }

    private static int blobs(JdbcClient jdbc, String sha256) {
        return jdbc.sql("SELECT count(*) FROM blob WHERE sha256 = ?")
                .param(sha256)
                .query(Integer.class)
                .single();
    }
}
