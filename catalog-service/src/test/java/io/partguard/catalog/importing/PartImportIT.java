package io.partguard.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.testing.RunningCatalog;
import io.partguard.catalog.testing.RunningCatalog.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PartImportIT {
    private static final String NDJSON = "application/x-ndjson";
    private static RunningCatalog catalog;

    @BeforeAll
    static void start() {
        catalog = RunningCatalog.start("partguard.import.rows-a-chunk", "3");
    }

    @AfterAll
    static void stop() {
        catalog.close();
    }

    private static String part(String brand, String number, String name) {
        return "{\"brand\":\"%s\",\"partNumber\":\"%s\",\"name\":\"%s\"}\n".formatted(brand, number, name);
    }

    @Test
    void takesGoodRowsAndNamesEachFaultOfTheOthers() {
        String file = part("Alpha", "A 1000", "Oil filter")
                + "{\"brand\":\"Alpha\",\"partNumber\":\"A 1001\",\"name\":\"Bolt\",\"gtin\":\"4006381333932\",\"packQuantity\":-4}\n"
                + "{\"brand\":\"Alpha\",\"name\":\"No number\"}\n"
                + "not json\n"
                + part("Alpha", "a 1000", "Stands further up")
                + part("Alpha", "A 1002", "Washer")
                + part("Alpha", "A 1003", "Seal");
        JsonNode job = catalog.importText(file, NDJSON, "?createBrands=true");

        assertThat(job.path("status").asString()).isEqualTo("FINISHED");
        assertThat(job.path("read").asInt()).isEqualTo(7);
        assertThat(job.path("accepted").asInt()).isEqualTo(3);
        assertThat(job.path("rejected").asInt()).isEqualTo(4);
        String rejected = catalog.get("/v1/parts/imports/" + job.path("id").asString() + "/rejected")
                .text();
        assertThat(rejected.lines())
                .anyMatch(it ->
                        it.contains("\"line\":2") && it.contains("GTIN_CHECK_DIGIT") && it.contains("4006381333932"))
                .anyMatch(it ->
                        it.contains("\"line\":2") && it.contains("NEGATIVE_NUMBER") && it.contains("packQuantity"))
                .anyMatch(it -> it.contains("\"line\":3") && it.contains("MISSING_VALUE"))
                .anyMatch(it -> it.contains("\"line\":4"))
                .anyMatch(it -> it.contains("\"line\":5") && it.contains("DUPLICATE_ROW"));
        JsonNode found = catalog.get("/v1/parts?number=a1003", "dealer").json();
        assertThat(found.at("/items/0/part/partNumber").asString()).isEqualTo("A 1003");
        assertThat(found.at("/items/0/spelling").asString()).isEqualTo("EXACT");
    }

    @Test
    void refusesAnUnknownBrandUnlessItMayBeMade() {
        JsonNode job = catalog.importText(part("Nobody", "N 1", "Thing"), NDJSON, "");
        assertThat(job.path("rejected").asInt()).isEqualTo(1);
        assertThat(catalog.get("/v1/parts/imports/" + job.path("id").asString() + "/rejected")
                        .text())
                .contains("UNKNOWN_BRAND", "Nobody");
    }

    @Test
    void writesOnlyWhatChanged() {
        String first = part("Beta", "B-1", "One") + part("Beta", "B-2", "Two") + part("Beta", "B-3", "Three");
        catalog.importText(first, NDJSON, "?createBrands=true");
        String before = catalog.get("/v1/parts?number=B-2")
                .json()
                .path("catalogueRevision")
                .asString();
        JsonNode same = catalog.importText(first, NDJSON, "");
        assertThat(same.path("unchanged").asInt()).isEqualTo(3);
        assertThat(catalog.get("/v1/parts?number=B-2")
                        .json()
                        .path("catalogueRevision")
                        .asString())
                .isEqualTo(before);

        JsonNode changed = catalog.importText(first.replace("Two", "Zwei"), NDJSON, "");
        assertThat(changed.path("changed").asInt()).isEqualTo(1);
        JsonNode hit = catalog.get("/v1/parts?number=B2").json();
        assertThat(hit.path("catalogueRevision").asString()).isNotEqualTo(before);
        assertThat(hit.at("/items/0/part/name").asString()).isEqualTo("Zwei");
        Answer part = catalog.get("/v1/parts/" + hit.at("/items/0/part/partId").asString(), "dealer");
        assertThat(part.headers().get("etag")).containsExactly("\"2\"");
    }

    @Test
    void findsAPartThatStandsTwiceAlsoAmongRowsThatNeedNotBeRead() {
        String one = part("Epsilon", "E-1", "One");
        String others =
                part("Epsilon", "E-2", "Two") + part("Epsilon", "E-3", "Three") + part("Epsilon", "E-4", "Four");
        catalog.importText(one + others, NDJSON, "?createBrands=true");

        JsonNode again = catalog.importText(one + others + one + part("Epsilon", "E-2", "Zwei"), NDJSON, "");

        assertThat(again.path("unchanged").asInt()).isEqualTo(4);
        assertThat(again.path("changed").asInt()).isZero();
        assertThat(catalog.get("/v1/parts/imports/" + again.path("id").asString() + "/rejected")
                        .text()
                        .lines())
                .hasSize(2)
                .allMatch(it -> it.contains("DUPLICATE_ROW"))
                .anyMatch(it -> it.contains("\"line\":5") && it.contains("E-1"))
                .anyMatch(it -> it.contains("\"line\":6") && it.contains("Zwei"));
    }

    @Test
    void readsARowAgainOnceItsPartSaysSomethingElse() {
        String one = part("Zeta", "Z-1", "One");
        String other = part("Zeta", "Z-1", "Other");
        catalog.importText(one, NDJSON, "?createBrands=true");
        JsonNode second = catalog.importText(other, NDJSON, "");
        assertThat(catalog.importText(one, NDJSON, "").path("changed").asInt()).isEqualTo(1);
        assertThat(catalog.importText(other, NDJSON, "").path("changed").asInt())
                .isEqualTo(1);
        assertThat(second.path("changed").asInt()).isEqualTo(1);
        assertThat(catalog.get("/v1/parts?number=Z1")
                        .json()
                        .at("/items/0/part/name")
                        .asString())
                .isEqualTo("Other");
    }

    @Test
    void changesNothingInADryRun() {
        JsonNode job = catalog.importText(part("Gamma", "G-1", "One"), NDJSON, "?createBrands=true&dryRun=true");
        assertThat(job.path("status").asString()).isEqualTo("FINISHED");
        assertThat(job.path("created").asInt()).isEqualTo(1);
        assertThat(catalog.get("/v1/parts?number=G-1").json().path("items").size())
                .isZero();
        assertThat(catalog.get("/v1/brands").text()).doesNotContain("Gamma");
    }

    @Test
    void givesTheSameAnswerToTheSameKey() {
        String file = part("Delta", "D-1", "One");
        Answer first = catalog.post("/v1/parts/imports?createBrands=true", NDJSON, file, "Idempotency-Key", "once");
        Answer again = catalog.post("/v1/parts/imports?createBrands=true", NDJSON, file, "Idempotency-Key", "once");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(catalog.post("/v1/parts/imports", NDJSON, file + file, "Idempotency-Key", "once")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void reportsOnNobodysSupersessionsWhereNoPartWasTaken() {
        catalog.importText(
                "{\"brand\":\"Linked\",\"partNumber\":\"L 100\",\"name\":\"Old\",\"supersededBy\":[\"L 200\"]}\n",
                "application/x-ndjson",
                "?createBrands=true");
        String stranger = "brand,partNumber,name\nNobodys,N 1,Part\n";
        for (String dryRun : List.of("true", "false")) {
            JsonNode refused = catalog.importText(stranger, "text/csv", "?dryRun=" + dryRun);
            assertThat(refused.path("rejected").asInt()).isEqualTo(1);
            assertThat(refused.at("/supersessions/superseded").asInt(-1))
                    .as(refused.toString())
                    .isZero();
        }
        JsonNode fits = catalog.importApplications(
                "brand,partNumber,make,model,year,quantity,action\nLinked,L 100,Cavo,C1,2001,1,\n", "text/csv", "");
        assertThat(fits.path("accepted").asInt()).as(fits.toString()).isEqualTo(1);
        assertThat(fits.at("/supersessions/superseded").asInt(-1))
                .as(fits.toString())
                .isZero();
    }

    @Test
    void readsAnOldListWithNotesAndCoreCharges() {
        catalog.putMapping("old-list", """
                format: csv
                separator: ";"
                header: false
                columns: [number, text]
                fields:
                  brand: {constant: "Old Maker"}
                  partNumber: number
                  name: text
                options:
                  createBrands: true
                  supersessionFromName: true
                  coreChargeSuffix: "#"
                """);
        JsonNode job = catalog.importText("""
                100-1;USE 100-2
                100-2;NLA USE 100-3
                100-3;PISTON
                200;USE 201 & 202
                201;SHELL
                203;USE
                300;USE 301
                301;USE 300
                400;ALTERNATOR
                400#;S/C 400
                500;USE 999 x2
                only one column
                """, "text/csv", "?mapping=old-list");
        assertThat(job.path("status").asString()).isEqualTo("FINISHED");
        assertThat(job.path("rejected").asInt()).isEqualTo(1);
        JsonNode report = job.path("supersessions");
        assertThat(report.path("superseded").asInt()).isEqualTo(6);
        assertThat(report.path("resolved").asInt()).isEqualTo(4);
        assertThat(report.path("chained").asInt()).isEqualTo(3);
        assertThat(report.path("dangling").asInt()).isEqualTo(2);
        assertThat(report.path("inCycles").asInt()).isEqualTo(2);
        assertThat(report.path("unparsed").asInt()).isEqualTo(1);

        JsonNode old = catalog.get("/v1/parts?number=1001").json().at("/items/0");
        assertThat(old.at("/chain/0/from").asString()).isEqualTo("100-1");
        assertThat(old.at("/chain/1/to/0/partNumber").asString()).isEqualTo("100-3");
        JsonNode goods = catalog.get("/v1/parts?number=400").json();
        assertThat(goods.at("/items/0/part/partNumber").asString()).isEqualTo("400");
        assertThat(goods.at("/items/1/part/coreChargeFor").asString()).isEqualTo("400");
        String csv = catalog.get("/v1/parts/imports/" + job.path("id").asString() + "/rejected")
                .text();
        assertThat(csv).startsWith("number;text;error_line").contains("only one column;;12");
    }
}
