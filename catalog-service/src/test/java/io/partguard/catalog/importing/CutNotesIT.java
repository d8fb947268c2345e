package io.partguard.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.testing.RunningCatalog;
import io.partguard.catalog.testing.RunningCatalog.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * A list of fixed width says "USE 1234567890123456" of C-1 where it may have meant a longer number. Whatever is done to
 * the part afterwards, no successor is made of that.
 */
class CutNotesIT {
    private static final String LIST = """
            C-1;USE 1234567890123456
            C-2;USE C-3
            C-3;BOLT
            1234567890123456;NUT
            """;

    private static RunningCatalog catalog;
    private String brand = "";

    @BeforeAll
    static void start() {
        catalog = RunningCatalog.start();
    }

    @AfterAll
    static void stop() {
        catalog.close();
    }

    @BeforeEach
    void brandOfItsOwn(TestInfo test) {
        brand = test.getTestMethod().orElseThrow().getName().toLowerCase(java.util.Locale.ROOT);
    }

    private JsonNode list(int cutAt) {
        catalog.putMapping("list-" + brand + "-" + cutAt, """
                format: csv
                separator: ";"
                header: false
                columns: [number, text]
                fields: {brand: {constant: "%s"}, partNumber: number, name: text}
                options: {createBrands: true, supersessionFromName: true, nameLimit: %d}
                """.formatted(brand, cutAt));
        return catalog.importText(LIST, "text/csv", "?mapping=list-" + brand + "-" + cutAt);
    }

    private JsonNode named(String number, String name) {
        return catalog.importText(
                "{\"brand\":\"%s\",\"partNumber\":\"%s\",\"name\":\"%s\"}\n".formatted(brand, number, name),
                "application/x-ndjson",
                "");
    }

    private static void revert(JsonNode job) {
        Answer accepted =
                catalog.post("/v1/parts/imports/" + job.path("id").asString() + "/revert", "application/json", "");
        JsonNode ended = catalog.waitForImport(accepted.json().path("id").asString());
        assertThat(ended.path("changed").asInt()).as(ended.toString()).isEqualTo(1);
    }

    private JsonNode hit(String number) {
        return catalog.get("/v1/parts?number=" + number + "&brand=" + brand)
                .json()
                .at("/items/0");
    }

    private String successor(String number) {
        return hit(number).at("/chain/0/to/0/partNumber").asString("none");
    }

    private int unparsed() {
        return catalog.get("/v1/supersessions/report?brand=" + brand)
                .json()
                .path("unparsed")
                .asInt(-1);
    }

    private void edit(String number, String patch) {
        JsonNode part = hit(number).path("part");
        Answer answer = catalog.patch(
                "/v1/parts/" + part.path("partId").asString(),
                "\"" + part.path("revision").asInt() + "\"",
                patch);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void noSuccessorIsGuessed() {
        assertThat(successor("C-1")).isEqualTo("none");
        assertThat(unparsed()).isEqualTo(1);
    }

    @Test
    void putsNotesBackAsTheirListWasRead() {
        list(20);
        noSuccessorIsGuessed();
        assertThat(successor("C-2")).isEqualTo("C-3");
        for (int round = 0; round < 2; round++) {
            revert(named("C-1", "Pin " + round));
            noSuccessorIsGuessed();
            revert(named("C-2", "Pin " + round));
            assertThat(successor("C-2")).isEqualTo("C-3");
        }
    }

    @Test
    void putsThemBackAlsoBehindAnEdit() {
        list(20);
        edit("C-1", "{\"unit\":\"EA\"}");
        revert(named("C-1", "Pin"));
        noSuccessorIsGuessed();
    }

    @Test
    void putsBackNotesThatWereStoredWithoutTheirWidth() {
        list(20);
        catalog.bean(JdbcClient.class)
                .sql("UPDATE part SET document = replace(document, ',\"supersessionNoteCut\":true', '')")
                .update();
        for (int round = 0; round < 2; round++) {
            revert(named("C-1", "Pin " + round));
            noSuccessorIsGuessed();
        }
    }

    @Test
    void readsNoCutNoteForAnEditOfSomethingElse() {
        list(20);
        edit("C-1", "{\"supersedes\":[{\"partNumber\":\"C-0\"}]}");
        noSuccessorIsGuessed();
        edit("C-1", "{\"supersessionDate\":\"2026-01-01\"}");
        noSuccessorIsGuessed();
    }

    @Test
    void takesWhatAPersonWritesForWholeUnlessThePersonSaysOtherwise() {
        list(20);
        edit("C-1", "{\"supersessionNote\":\"USE C-3\",\"supersessionNoteCut\":true}");
        noSuccessorIsGuessed();
        edit("C-1", "{\"supersessionNote\":\"USE 1234567890123456\"}");
        assertThat(successor("C-1")).isEqualTo("1234567890123456");
        assertThat(unparsed()).isZero();
    }

    @Test
    void readsAgainUnderACorrectedWidth() {
        list(30);
        assertThat(successor("C-1")).isEqualTo("1234567890123456");
        JsonNode again = list(20);
        assertThat(again.path("changed").asInt()).as(again.toString()).isEqualTo(1);
        noSuccessorIsGuessed();
        assertThat(list(20).path("unchanged").asInt()).isEqualTo(4);
    }

    /** What an earlier version stored of C-2, had it not known the word USE: the hash of the text alone, and no link. */
    @Test
    void readsAgainWhatAnEarlierVersionReadByOtherRules() {
        list(20);
        catalog.bean(JdbcClient.class).sql("""
                        UPDATE part SET hash = sha256(convert_to(document, 'UTF8')), fingerprint = NULL
                        WHERE document LIKE '%USE C-3%'
                        """).update();
        catalog.bean(JdbcClient.class).sql("""
                        UPDATE supersession SET kind = 'UNPARSED', to_printed = NULL, to_identity = NULL, to_normalized = NULL,
                          to_no = NULL WHERE note = 'USE C-3'
                        """).update();
        assertThat(successor("C-2")).isEqualTo("none");

        JsonNode again = list(20);
        assertThat(again.path("changed").asInt()).as(again.toString()).isEqualTo(1);
        assertThat(successor("C-2")).isEqualTo("C-3");
    }

    @Test
    void leavesLinksAloneThatAChangedPartSaysAsBefore() {
        list(20);
        long before = changes();
        edit("C-2", "{\"unit\":\"EA\"}");
        assertThat(changes()).isEqualTo(before);
        assertThat(successor("C-2")).isEqualTo("C-3");
    }

    private static long changes() {
        return catalog.bean(JdbcClient.class)
                .sql("SELECT supersession_change FROM catalogue_state")
                .query(Long.class)
                .single();
    }
}
