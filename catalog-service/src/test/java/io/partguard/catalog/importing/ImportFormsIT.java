package io.partguard.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.testing.RunningCatalog;
import io.partguard.catalog.testing.RunningCatalog.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files in every form: what was not taken goes back in the form it came in, is mended, and is taken. */
class ImportFormsIT {
    private static final String XML = "application/xml";
    private static final String NDJSON = "application/x-ndjson";
    private static RunningCatalog catalog;

    @BeforeAll
    static void start() {
        catalog = RunningCatalog.start("partguard.import.rows-a-chunk", "20");
    }

    @AfterAll
    static void stop() {
        catalog.close();
    }

    private static String pies(String version, String... items) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <PIES xmlns="http://www.autocare.org"><Header><PIESVersion>%s</PIESVersion><LanguageCode>EN</LanguageCode></Header><Items>
                %s</Items><Trailer><ItemCount>%d</ItemCount></Trailer></PIES>
                """.formatted(version, String.join("", items), items.length);
    }

    private static String item(String brand, String number, String name, String gtin) {
        return "<Item MaintenanceType=\"A\"><ItemLevelGTIN>" + gtin + "</ItemLevelGTIN><PartNumber>" + number
                + "</PartNumber><BrandLabel>" + brand
                + "</BrandLabel><Descriptions><Description DescriptionCode=\"DES\">"
                + name + "</Description></Descriptions></Item>";
    }

    private static String rejected(JsonNode job, String query) {
        return catalog.get("/v1/parts/imports/" + job.path("id").asString() + "/rejected" + query)
                .text();
    }

    private static JsonNode found(String number) {
        return catalog.get("/v1/parts?number=" + number).json().path("items");
    }

    @Test
    void takesAFileOfPiesAndGivesItsBadItemsBackAsAFileOfPies() {
        // All on one line, as machines write it: the line says nothing about where an item stands.
        JsonNode job = catalog.importText(
                pies(
                        "7.2",
                        item("Pies", "P-1", "One", "09521234500018"),
                        item("Pies", "P-2", "Two", "4006381333932"),
                        item("Pies", "P-3", "&lost; three", ""),
                        item("Pies", "", "Four &lt;&amp;", ""),
                        item("Pies", "P-5", "Five", "")),
                XML,
                "?createBrands=true");

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("FINISHED");
        assertThat(job.path("format").asString()).isEqualTo("XML");
        assertThat(job.path("standard").asString()).isEqualTo("PIES 7.2");
        assertThat(job.path("read").asInt()).isEqualTo(5);
        assertThat(job.path("created").asInt()).isEqualTo(2);
        assertThat(job.path("bytesRead").asLong()).isEqualTo(job.path("bytes").asLong());
        assertThat(rejected(job, "?format=ndjson").lines())
                .anyMatch(it -> it.contains("\"line\":3")
                        && it.contains("Item/ItemLevelGTIN")
                        && it.contains("GTIN_CHECK_DIGIT")
                        && it.contains("4006381333932"))
                .anyMatch(it -> it.contains("UNKNOWN_ENTITY") && it.contains("&lost;"))
                .anyMatch(it -> it.contains("MISSING_VALUE") && it.contains("Item/PartNumber"));

        String failed = rejected(job, "");
        assertThat(failed).contains("<PIESVersion>7.2</PIESVersion>", "<ItemCount>3</ItemCount>", "GTIN_CHECK_DIGIT");
        String mended = failed.replace("4006381333932", "4006381333931")
                .replace("&amp;lost; three", "Three")
                .replace("<PartNumber/>", "<PartNumber>P-4</PartNumber>");
        JsonNode again = catalog.importText(mended, "text/xml", "");
        assertThat(again.path("created").asInt()).as(again.toString()).isEqualTo(3);
        assertThat(again.path("rejected").asInt()).isZero();
        assertThat(found("P-4").at("/0/part/name").asString()).isEqualTo("Four <&");
    }

    @Test
    void aFileOfXmlMayBeAsLongAsAnyOther() {
        String[] items = new String[20_000];
        for (int i = 0; i < items.length; i++) {
            items[i] = item("Long", "L-" + i, "Name &amp; more ".repeat(10), "");
        }
        JsonNode job = catalog.importText(pies("7.2", items), XML, "?createBrands=true&dryRun=true");
        assertThat(job.path("bytes").asLong()).isGreaterThan(5_000_000);
        assertThat(job.path("created").asInt()).as(job.toString()).isEqualTo(items.length);
    }

    @Test
    void anUnknownVersionIsRefusedByName() {
        JsonNode job = catalog.importText(pies("8.0", item("New", "N-1", "One", "")), XML, "?createBrands=true");

        assertThat(job.path("status").asString()).isEqualTo("FAILED");
        assertThat(job.at("/failure/code").asString()).isEqualTo("UNSUPPORTED_VERSION");
        assertThat(job.at("/failure/detail").asString())
                .contains("PIES 8.0 is not read here; supported: PIES 7.2, ACES 4.2, BMEcat 1.2, BMEcat 2005");
        assertThat(catalog.get("/v1/brands").text()).doesNotContain("New");
        assertThat(catalog.events("import."))
                .containsOnlyOnce("import.failed " + job.path("id").asString());
    }

    @Test
    void aFileThatBreaksOffKeepsWhatCameBeforeAndDoesNotLookComplete() {
        String whole = pies(
                "7.2",
                item("Broken", "B-1", "One", ""),
                item("Broken", "B-2", "Two", ""),
                item("Broken", "B-3", "Three", ""),
                item("Broken", "B-4", "Four", ""));
        JsonNode job = catalog.importText(whole.substring(0, whole.indexOf("B-4")), XML, "?createBrands=true");

        assertThat(job.path("status").asString()).isEqualTo("FAILED");
        assertThat(job.at("/failure/code").asString()).isEqualTo("BAD_XML");
        assertThat(job.at("/failure/detail").asString()).contains("line 3").contains("column");
        assertThat(job.path("created").asInt()).isEqualTo(3);
    }

    @Test
    void takesPartsAwayThatAFileDeletes() {
        String head =
                "<BMECAT version=\"2005\"><HEADER><SUPPLIER><SUPPLIER_NAME>Weg</SUPPLIER_NAME></SUPPLIER></HEADER>";
        String products = "<T_NEW_CATALOG><PRODUCT mode=\"%1$s\"><SUPPLIER_PID>W-100</SUPPLIER_PID><PRODUCT_DETAILS>"
                + "<DESCRIPTION_SHORT>One</DESCRIPTION_SHORT></PRODUCT_DETAILS></PRODUCT></T_NEW_CATALOG></BMECAT>";
        JsonNode made = catalog.importText(head + products.formatted("new"), XML, "?createBrands=true");
        assertThat(made.path("created").asInt()).isEqualTo(1);
        String partId = found("W-100").at("/0/part/partId").asString();
        assertThat(catalog.importText(head + products.formatted("delete"), XML, "?dryRun=true")
                        .path("removed")
                        .asInt())
                .isEqualTo(1);
        assertThat(found("W-100").size()).isEqualTo(1);

        JsonNode gone = catalog.importText(head + products.formatted("delete"), XML, "");
        assertThat(gone.path("removed").asInt()).as(gone.toString()).isEqualTo(1);
        assertThat(found("W-100").size()).isZero();
        assertThat(catalog.get("/v1/parts/" + partId).status()).isEqualTo(404);
        assertThat(rejected(catalog.importText(head + products.formatted("delete"), XML, ""), "?format=ndjson"))
                .contains("UNKNOWN_PART");

        JsonNode back = catalog.importText(head + products.formatted("new"), XML, "");
        assertThat(back.path("created").asInt()).isEqualTo(1);
        assertThat(found("W-100").at("/0/part/partId").asString()).isEqualTo(partId);
    }

    @Test
    void badRowsOfATableComeBackInItsFormAndAreTakenWhenMended() {
        JsonNode job = catalog.importText("""
                brand,partNumber,name,gtin,packQuantity
                Table,T-1,"=1+2, \"\"quoted\"\"",4006381333932,-4
                Table,T-2,Two,,
                Table,,Three,,
                """, "text/csv", "?createBrands=true");
        assertThat(job.path("rejected").asInt()).isEqualTo(2);
        String csv = rejected(job, "");
        assertThat(csv.lines()).hasSize(3);
        assertThat(csv)
                .startsWith("brand,partNumber,name,gtin,packQuantity,error_line")
                .contains("'=1+2");
        assertThat(csv).contains("GTIN_CHECK_DIGIT | NEGATIVE_NUMBER");

        String mended =
                csv.replaceFirst("4006381333932,-4", "4006381333931,4").replaceFirst("Table,,Three", "Table,T-3,Three");
        JsonNode again = catalog.importText(mended, "text/csv", "");
        assertThat(again.path("created").asInt()).as(again.toString()).isEqualTo(2);
        assertThat(found("T-1").at("/0/part/name").asString()).isEqualTo("=1+2, \"quoted\"");
        assertThat(found("T-3").size()).isEqualTo(1);
    }

    @Test
    void badRowsOfAFileWithoutAHeaderComeBackWithOneAndAreStillRead() {
        catalog.putMapping("no-header", """
                format: csv
                separator: ";"
                header: false
                columns: [number, text]
                fields:
                  brand: {constant: Headless}
                  partNumber: number
                  name: text
                options: {createBrands: true}
                """);
        JsonNode job = catalog.importText("H-1;One\n;Two\n", "text/csv", "?mapping=no-header");
        String csv = rejected(job, "");
        JsonNode again = catalog.importText(csv.replace("\n;Two", "\nH-2;Two"), "text/csv", "?mapping=no-header");
        assertThat(again.path("read").asInt()).as(again.toString() + csv).isEqualTo(1);
        assertThat(again.path("created").asInt()).isEqualTo(1);
    }

    @Test
    void badRowsOfNdjsonComeBackWithTheirErrorsAndAreTakenWhenMended() {
        JsonNode job = catalog.importText("""
                {"brand":"Json","partNumber":"J-1","name":"One","gtin":"4006381333932","packQuantity":-4}
                {"brand":"Json","partNumber":"J-2","name":"Two","oeNumbers":[["1"]]}
                {"brand":"Json","partNumber":"J-3","name":"Three"}
                no json
                """, NDJSON, "?createBrands=true");
        assertThat(job.path("rejected").asInt()).isEqualTo(3);
        String rows = rejected(job, "");
        assertThat(rows.lines()).hasSize(3);
        assertThat(rows.lines().toList().getFirst())
                .contains("\"_errors\":[{\"line\":1", "GTIN_CHECK_DIGIT", "NEGATIVE_NUMBER");
        assertThat(rows).contains("NESTED_VALUE").contains("{\"_raw\":\"no json\"");

        String mended = rows.replaceFirst("4006381333932", "4006381333931")
                .replaceFirst("\"packQuantity\":-4", "\"packQuantity\":4")
                .replace("[[\"1\"]]", "[\"1\"]");
        JsonNode again = catalog.importText(mended, NDJSON, "");
        assertThat(again.path("created").asInt()).as(again.toString()).isEqualTo(2);
        assertThat(again.path("rejected").asInt()).isEqualTo(1);
        // Refused again, it comes back once more in the same form.
        assertThat(rejected(again, "").lines()).hasSize(1);
    }

    @Test
    void theFirstBytesSayWhatAFileWithoutATypeIs() {
        String any = "application/octet-stream";
        String query = "?createBrands=true";
        JsonNode xml = catalog.importText(
                "\uFEFF " + pies("7.2", item("Any", "A-1", "One", "")).strip(), any, query);
        assertThat(xml.path("format").asString()).isEqualTo("XML");
        JsonNode json = catalog.importText("{\"brand\":\"Any\",\"partNumber\":\"A-2\",\"name\":\"Two\"}", any, query);
        assertThat(json.path("format").asString()).isEqualTo("NDJSON");
        assertThat(json.path("created").asInt()).isEqualTo(1);
        JsonNode csv = catalog.importText("brand,partNumber,name\nAny,A-3,Three\n", any, query);
        assertThat(csv.path("format").asString()).isEqualTo("CSV");
        assertThat(csv.path("created").asInt()).isEqualTo(1);
        Answer refused = catalog.post("/v1/parts/imports", "image/png", "x");
        assertThat(refused.status()).isEqualTo(415);
    }
}
