package io.partguard.catalog.search.box;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.testing.RunningCatalog;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people type into a box, on real servers. */
class SearchBoxIT {
    private static RunningCatalog catalog;

    @BeforeAll
    static void start() {
        catalog = RunningCatalog.start();
        StringBuilder parts = new StringBuilder();
        parts.append(part("Halden", "5N0 941 005 C", "Headlight left", "Lighting", "ACTIVE"));
        parts.append(part("Halden", "5N0 941 006 C", "Headlight right", "Lighting", "ACTIVE"));
        parts.append(part("Halden", "1K0 615 301 AA", "Brake disc front", "Brakes", "ACTIVE"));
        parts.append(part("Halden", "1K0 698 151", "Brake pad set front", "Brakes", "DISCONTINUED"));
        parts.append(part("Nordwerk", "0 986 494 524", "Brake pad set rear", "Brakes", "ACTIVE"));
        parts.append(part("Nordwerk", "0 242 240 653", "Spark plug", "Ignition", "ACTIVE"));
        parts.append(part("Nordwerk", "1 987 949 001", "Radiator", "Cooling", "ACTIVE"));
        parts.append(
                part("Nordwerk", "1 987 949 002", "Thermostat", "Cooling", "ACTIVE")
                        .replace(
                                "}\n",
                                ",\"descriptions\":[{\"language\":\"pl\",\"text\":\"Otwiera obieg chłodzenia przy 87 stopniach\"}]}\n"));
        for (int i = 0; i < 60; i++) {
            parts.append(part("Many", "M-" + (1000 + i), "Washer kind " + i, "Fasteners", "ACTIVE"));
        }
        catalog.importText(parts.toString(), "application/x-ndjson", "?createBrands=true");
    }

    private static String part(String brand, String number, String name, String family, String status) {
        return "{\"brand\":\"%s\",\"partNumber\":\"%s\",\"name\":\"%s\",\"family\":\"%s\",\"status\":\"%s\"}\n"
                .formatted(brand, number, name, family, status);
    }

    @AfterAll
    static void stop() {
        catalog.close();
    }

    private static JsonNode search(String q, String more) {
        RunningCatalog.Answer answer =
                catalog.get("/v1/parts?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + more);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String first(String q) {
        return search(q, "").at("/items/0/part/name").asString("");
    }

    @Test
    void aNumberAmongWordsComesFirstAndSaysWhy() {
        JsonNode item = search("right headlight or 5n0 941 005-c", "").at("/items/0");
        assertThat(item.at("/part/partNumber").asString()).isEqualTo("5N0 941 005 C");
        assertThat(item.path("route").asString()).isEqualTo("OWN_NUMBER");
        assertThat(item.path("spelling").asString()).isEqualTo("EXACT");
    }

    @Test
    void otherLanguagesFindTheSame() {
        assertThat(first("Zündkerze")).isEqualTo("Spark plug");
        assertThat(first("bougie d'allumage")).isEqualTo("Spark plug");
        assertThat(first("bujía")).isEqualTo("Spark plug");
        assertThat(first("Bremsbelag hinten")).isEqualTo("Brake pad set rear");
        assertThat(first("स्पार्क प्लग")).isEqualTo("Spark plug");
        assertThat(first("obieg chlodzenia"))
                .as("words of a description in another language")
                .isEqualTo("Thermostat");
    }

    @Test
    void misspeltWordsAreSearchedCorrectedAndTheCorrectionIsSaid() {
        JsonNode found = search("spak plugg", "");
        assertThat(found.at("/items/0/part/name").asString()).isEqualTo("Spark plug");
        assertThat(found.path("didYouMean").asString()).isEqualTo("spark plug");
        assertThat(search("spark plug", "").path("didYouMean").asString("")).isEmpty();
    }

    @Test
    void facetsCountWhatEachOfTheirValuesWouldLeave() {
        JsonNode found = search("brake", "&brand=Halden");
        assertThat(found.path("total").asInt()).isEqualTo(2);
        assertThat(counts(found, "brand")).isEqualTo("Halden 2, Nordwerk 1");
        assertThat(counts(found, "status")).isEqualTo("ACTIVE 1, DISCONTINUED 1");
        assertThat(search("brake", "&brand=Halden&status=DISCONTINUED")
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    private static String counts(JsonNode found, String facet) {
        for (JsonNode it : found.path("facets")) {
            if (it.path("facet").asString().equals(facet)) {
                return it.path("values")
                        .valueStream()
                        .map(value -> value.path("label").asString() + " " + value.path("parts"))
                        .sorted()
                        .collect(Collectors.joining(", "));
            }
        }
        return "";
    }

    /** A washer of its own kind for each of three vehicles of two makes, and one that nothing is said of. */
    private static void fittedSeals() {
        catalog.importText(
                part("Fitted", "F-1", "Seal one", "Seals", "ACTIVE")
                        + part("Fitted", "F-2", "Seal two", "Seals", "ACTIVE")
                        + part("Fitted", "F-3", "Seal three", "Seals", "ACTIVE")
                        + part("Fitted", "F-4", "Seal four", "Seals", "ACTIVE"),
                "application/x-ndjson",
                "?createBrands=true");
        catalog.importApplications("""
                brand,partNumber,make,model,year,serialFrom,serialTo
                Fitted,F-1,Saturn (Old),Vue,2008-2010,,
                Fitted,F-1,Kern,K 7,,K7 1000,K7 1999
                Fitted,F-2,Saturn (Old),Vue,2011+,,
                Fitted,F-2,saturn old,Ion,2003,,
                Fitted,F-3,Kern,K 7,,K7 2000,
                """, "text/csv", "");
    }

    private static String fitting(String more) {
        JsonNode found = search("seal", "&brand=Fitted" + more);
        return found.path("items")
                .valueStream()
                .map(item -> item.at("/part/partNumber").asString() + " "
                        + item.path("fits").asString("-") + " " + item.path("dependsOn"))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    @Test
    void partsAreNarrowedDownToThoseThatFitAVehicleOrAMachine() {
        fittedSeals();
        assertThat(fitting("&make=SATURN%20OLD")).isEqualTo("F-1 DEPENDS [\"year\"], F-2 DEPENDS [\"year\"]");
        assertThat(fitting("&make=saturn-old&model=vue&year=2009")).isEqualTo("F-1 YES []");
        assertThat(fitting("&make=saturn-old&model=vue&year=2030")).isEqualTo("F-2 YES []");
        assertThat(fitting("&make=saturn-old&model=vue&year=2003")).isEmpty();
        assertThat(fitting("&make=Kern&model=K7&serial=k7-2500")).isEqualTo("F-3 YES []");
        assertThat(fitting("&make=nobody")).isEmpty();
        assertThat(fitting("")).isEqualTo("F-1 - , F-2 - , F-3 - , F-4 - ");

        JsonNode all = search("seal", "&brand=Fitted");
        assertThat(counts(all, "make")).isEqualTo("Kern 2, Saturn (Old) 2");
        assertThat(counts(all, "model")).isEmpty();
        JsonNode one = search("seal", "&brand=Fitted&make=Saturn%20Old&model=Ion&year=2003");
        assertThat(one.path("total").asInt()).isEqualTo(1);
        assertThat(counts(one, "make")).isEqualTo("Kern 2, Saturn (Old) 2");
        assertThat(counts(one, "model")).isEqualTo("Ion 1, Vue 2");
        assertThat(counts(one, "family")).isEqualTo("Seals 1");

        RunningCatalog.Answer noMake = catalog.get("/v1/parts?q=seal&year=2009");
        assertThat(noMake.status()).isEqualTo(400);
        assertThat(noMake.json().at("/errors/0/pointer").asString()).isEqualTo("?make");
        assertThat(catalog.get("/v1/parts?number=F-1&make=Kern").status()).isEqualTo(400);
        String cursor = search("seal", "&make=Kern&limit=1").path("next").asString();
        assertThat(catalog.get("/v1/parts?q=seal&limit=1&make=Saturn%20Old&cursor=" + cursor)
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("INVALID_CURSOR");
    }

    @Test
    void pagesNeitherRepeatNorHideAPartWhenOthersComeInBetween() {
        JsonNode page = search("washer", "&limit=20");
        List<String> seen = new ArrayList<>();
        while (true) {
            page.path("items").forEach(item -> seen.add(item.at("/part/partId").asString()));
            assertThat(seen).doesNotHaveDuplicates();
            if (page.path("next").asString("").isEmpty()) {
                break;
            }
            catalog.importText(
                    part("Many", "N-" + seen.size(), "Washer washer", "Fasteners", "ACTIVE"),
                    "application/x-ndjson",
                    "");
            page = search("washer", "&limit=20&cursor=" + page.path("next").asString());
        }
        assertThat(seen.size()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void aCursorOfAnotherQueryIsRefused() {
        String cursor = search("washer", "&limit=20").path("next").asString();
        RunningCatalog.Answer answer = catalog.get("/v1/parts?q=brake&limit=20&cursor=" + cursor);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").asString()).isEqualTo("INVALID_CURSOR");
    }

    @Test
    void aSynonymWorksFromTheMomentItIsStoredAndMovesTheRevision() {
        String before = search("glimmer", "").path("catalogueRevision").asString();
        RunningCatalog.Answer created =
                catalog.put("/v1/parts/synonyms/glimmer", "{\"language\":\"any\",\"means\":[\"headlight\"]}");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        JsonNode found = search("glimmer", "");
        assertThat(found.at("/items/0/part/name").asString()).startsWith("Headlight");
        assertThat(found.path("catalogueRevision").asString()).isNotEqualTo(before);

        String body = "{\"language\":\"any\",\"means\":[\"radiator\"]}";
        assertThat(catalog.put("/v1/parts/synonyms/glimmer", body).status()).isEqualTo(428);
        assertThat(catalog.put("/v1/parts/synonyms/glimmer", body, "If-Match", "\"7\"")
                        .status())
                .isEqualTo(412);
        assertThat(catalog.put("/v1/parts/synonyms/glimmer", body, "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
        assertThat(first("glimmer")).isEqualTo("Radiator");
    }

    @Test
    void synonymsComeInFromAFileWithTheirFaultsNamed() {
        RunningCatalog.Answer answer = catalog.post(
                "/v1/parts/synonyms",
                "text/csv",
                "term,language,means\nKerzenstecker,de,spark plug\n,de,nothing\nund so,de,\n");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("created").asInt()).isEqualTo(2);
        assertThat(answer.json().path("rejected").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("INVALID_TERM");
        assertThat(first("kerzenstecker")).isEqualTo("Spark plug");
    }
}
