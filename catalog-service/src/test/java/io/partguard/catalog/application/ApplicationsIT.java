package io.partguard.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.testing.RunningCatalog;
import io.partguard.catalog.testing.RunningCatalog.Answer;
import io.partguard.stack.TestServers;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApplicationsIT {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static RunningCatalog catalog;

    @BeforeAll
    static void start() {
        catalog = RunningCatalog.start("partguard.import.rows-a-chunk", "50");
    }

    @AfterAll
    static void stop() {
        catalog.close();
    }

    private static void parts(String brand, int count) {
        StringBuilder file = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            file.append("{\"brand\":\"%s\",\"manufacturerCode\":\"%s\",\"partNumber\":\"P %d\",\"name\":\"Part\"}%n"
                    .formatted(brand, brand, i));
        }
        JsonNode job = catalog.importText(file.toString(), NDJSON, "?createBrands=true");
        assertThat(job.path("accepted").asInt()).as(job.toString()).isEqualTo(count);
    }

    private static JsonNode ask(String query) {
        Answer answer = catalog.get("/v1/applications?" + query, "dealer");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> numbers(JsonNode found) {
        List<String> numbers = new ArrayList<>();
        for (JsonNode item : found.path("items")) {
            numbers.add(item.at("/part/partNumber").asString() + " "
                    + item.path("fits").asString());
        }
        return numbers;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String id(String brand, String number) {
        return catalog.get("/v1/parts?number=" + encoded(number) + "&brand=" + brand)
                .json()
                .at("/items/0/part/partId")
                .asString();
    }

    @Test
    void findsPartsByVehicleAndVehiclesByPart() {
        parts("Aa", 4);
        JsonNode job = catalog.importApplications("""
                brand,partNumber,make,model,year,engine,position,quantity,note
                Aa,P 1,Saturn,Vue,2008-2010,3.5L V6,front,2,
                Aa,P 1,Saturn,Ion,2005,,,,
                Aa,P 2,SATURN,VUE,2009+,,rear,1,only with ABS
                Aa,P 3,Opel,Corsa,,,,,
                Aa,P 9,Opel,Corsa,,,,,
                Ab,P 1,Opel,Corsa,,,,,
                Aa,P 3,Opel,,2010,,,,
                Aa,P 3,Opel,Corsa,2012-2010,,,,
                """, CSV, "");
        assertThat(job.path("accepted").asInt()).as(job.toString()).isEqualTo(4);
        assertThat(job.path("created").asInt()).isEqualTo(4);
        String rejected = catalog.get("/v1/parts/imports/" + job.path("id").asString() + "/rejected?format=ndjson")
                .text();
        assertThat(rejected.lines())
                .hasSize(4)
                .anyMatch(it -> it.contains("UNKNOWN_PART") && it.contains("\"line\":6"))
                .anyMatch(it -> it.contains("UNKNOWN_BRAND") && it.contains("\"line\":7"))
                .anyMatch(it -> it.contains("MISSING_VALUE") && it.contains("model"))
                .anyMatch(it -> it.contains("OUT_OF_RANGE") && it.contains("2012-2010"));

        assertThat(numbers(ask("make=saturn&model=vue&year=2009"))).containsExactly("P 1 DEPENDS", "P 2 YES");
        assertThat(ask("make=saturn&model=vue&year=2009")
                        .at("/items/0/dependsOn/0")
                        .asString())
                .isEqualTo("engine");
        assertThat(numbers(ask("make=saturn&model=vue&year=2008&qualifier=" + encoded("engine:3.5l v6"))))
                .containsExactly("P 1 YES");
        assertThat(numbers(ask("make=saturn&model=vue&year=2008&qualifier=" + encoded("engine:2.4L, L4"))))
                .isEmpty();
        assertThat(numbers(ask("make=Saturn"))).hasSize(2);
        assertThat(numbers(ask("make=saturn&model=vue&brand=other"))).isEmpty();

        JsonNode first = ask("make=Saturn&limit=1");
        assertThat(numbers(first)).hasSize(1);
        JsonNode second = ask("make=Saturn&limit=1&cursor=" + first.path("next").asString());
        assertThat(numbers(second)).hasSize(1).doesNotContainAnyElementsOf(numbers(first));

        JsonNode fits = catalog.get("/v1/parts/" + id("Aa", "P 1") + "/applications", "dealer")
                .json();
        assertThat(fits.path("items")).hasSize(2);
        assertThat(fits.at("/items/0/application/quantity").asInt()).isEqualTo(2);
        assertThat(fits.at("/items/0/application/qualifiers/engine").asString()).isEqualTo("3.5L V6");
        assertThat(fits.at("/items/0/importId")).isEqualTo(job.path("id"));
        assertThat(catalog.get("/v1/applications/makes").text()).contains("Saturn", "Vue", "Corsa");
    }

    @Test
    void findsPartsByAMachinesNumberAndByCodes() {
        parts("Ba", 3);
        JsonNode job = catalog.importApplications("""
                {"brand":"Ba","partNumber":"P 1","make":"Brandt","model":"L 90","serialFrom":"BL90 1000","serialTo":"BL90 1999"}
                {"brand":"Ba","partNumber":"P 2","make":"Brandt","model":"L 90","serialFrom":"BL90 2000"}
                {"manufacturerCode":"ba","partNumber":"P 3","vehicleCode":"BaseVehicle=999901","qualifiers":["EngineBase:17",{"name":"Qual","value":"with ABS"}]}
                {"brand":"Ba","partNumber":"P 3","make":"Brandt","model":"L 90","serialFrom":"BL90 9","serialTo":"XX 10"}
                """, NDJSON, "");
        assertThat(job.path("accepted").asInt()).as(job.toString()).isEqualTo(3);
        assertThat(numbers(ask("make=brandt&model=l90&serial=BL90-1500"))).containsExactly("P 1 YES");
        assertThat(numbers(ask("make=brandt&model=l90&serial=BL90-2500"))).containsExactly("P 2 YES");
        assertThat(numbers(ask("make=brandt&model=l90"))).containsExactly("P 1 DEPENDS", "P 2 DEPENDS");
        assertThat(numbers(ask("vehicle=" + encoded("BaseVehicle=999901")))).containsExactly("P 3 DEPENDS");
        assertThat(ask("vehicle=" + encoded("BaseVehicle=999901"))
                        .at("/items/0/dependsOn")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void readsTheApplicationsOfAnAcesFile() {
        parts("Zzzz", 1);
        JsonNode job = catalog.importText("""
                <?xml version="1.0" encoding="UTF-8"?>
                <ACES version="4.2">
                  <Header><Company>Example</Company><BrandAAIAID>ZZZZ</BrandAAIAID><SubmissionType>FULL</SubmissionType></Header>
                  <App action="A" id="1"><BaseVehicle id="777"/><EngineBase id="5"/><Note>Front axle</Note><Qty>2</Qty>
                    <PartType id="9"/><Position id="22"/><Part>P 1</Part></App>
                  <App action="A" id="2"><BaseVehicle id="778"/><Qty>1</Qty><PartType id="9"/><Part>P 404</Part></App>
                  <Footer><RecordCount>2</RecordCount></Footer>
                </ACES>
                """, "application/xml", "");
        assertThat(job.path("accepted").asInt()).as(job.toString()).isEqualTo(1);
        assertThat(job.path("rejected").asInt()).isEqualTo(1);
        JsonNode found = ask("vehicle=" + encoded("BaseVehicle=777") + "&qualifier=EngineBase:5");
        assertThat(numbers(found)).containsExactly("P 1 YES");
        assertThat(found.at("/items/0/applications/0/note").asString()).isEqualTo("Front axle");
        assertThat(found.at("/items/0/applications/0/quantity").asInt()).isEqualTo(2);
    }

    @Test
    void saysAgainChangesAndTakesBack() {
        parts("Ca", 2);
        String file =
                "brand,partNumber,make,model,year,quantity,action\nCa,P 1,Cavo,C1,2001,1,\nCa,P 2,Cavo,C1,2001,1,\n";
        catalog.importApplications(file, CSV, "");
        JsonNode dry = catalog.importApplications(file.replace("2001,1", "2001,3"), CSV, "?dryRun=true");
        assertThat(dry.path("changed").asInt()).isEqualTo(2);
        JsonNode again = catalog.importApplications(file, CSV, "");
        assertThat(again.path("unchanged").asInt()).as(again.toString()).isEqualTo(2);
        JsonNode changed = catalog.importApplications(
                "brand,partNumber,make,model,year,quantity,action\nCa,P 1,Cavo,C1,2001,4,\nCa,P 2,Cavo,C1,2001,1,delete\n",
                CSV,
                "");
        assertThat(changed.path("changed").asInt()).as(changed.toString()).isEqualTo(1);
        assertThat(changed.path("removed").asInt()).isEqualTo(1);
        assertThat(numbers(ask("make=cavo"))).containsExactly("P 1 DEPENDS");
        assertThat(ask("make=cavo").at("/items/0/applications/0/quantity").asInt())
                .isEqualTo(4);

        JsonNode reverted = revert(changed, "");
        assertThat(reverted.path("accepted").asInt()).as(reverted.toString()).isEqualTo(2);
        assertThat(numbers(ask("make=cavo"))).containsExactly("P 1 DEPENDS", "P 2 DEPENDS");
        assertThat(ask("make=cavo").at("/items/0/applications/0/quantity").asInt())
                .isEqualTo(1);
    }

    @Test
    void leavesAloneAndNamesAStatementThatWasChangedAgainUnlessForced() {
        parts("Fa", 60);
        StringBuilder one = new StringBuilder("brand,partNumber,make,model,year,quantity\n");
        for (int i = 1; i <= 60; i++) {
            one.append("Fa,P %d,Faro,F1,2001,1\n".formatted(i));
        }
        JsonNode first = catalog.importApplications(one.toString(), CSV, "");
        JsonNode second = catalog.importApplications(
                "brand,partNumber,make,model,year,quantity,action\nFa,P 1,Faro,F1,2001,2,\nFa,P 2,Faro,F1,2001,1,delete\n",
                CSV,
                "");

        JsonNode dry = revert(first, "?dryRun=true");
        assertThat(dry.path("removed").asInt()).as(dry.toString()).isEqualTo(58);
        assertThat(dry.path("rejected").asInt()).isEqualTo(1);
        assertThat(numbers(ask("make=faro&limit=100"))).hasSize(59);

        JsonNode reverted = revert(first, "");
        assertThat(reverted.path("removed").asInt()).as(reverted.toString()).isEqualTo(58);
        assertThat(reverted.path("unchanged").asInt()).as("taken away since").isEqualTo(1);
        String left = catalog.get("/v1/parts/imports/" + reverted.path("id").asString() + "/rejected")
                .text();
        assertThat(left.lines()).hasSize(1);
        assertThat(left).contains("CHANGED_SINCE", "\"P 1\"", second.path("id").asString());
        assertThat(ask("make=faro").at("/items/0/applications/0/quantity").asInt())
                .isEqualTo(2);

        JsonNode forced = revert(first, "?force=true");
        assertThat(forced.path("removed").asInt()).as(forced.toString()).isEqualTo(1);
        assertThat(numbers(ask("make=faro"))).isEmpty();
    }

    private static JsonNode revert(JsonNode job, String query) {
        Answer revert = catalog.post(
                "/v1/parts/imports/" + job.path("id").asString() + "/revert" + query, "application/json", "");
        assertThat(revert.status()).as(revert.text()).isEqualTo(202);
        return catalog.waitForImport(revert.json().path("id").asString());
    }

    @Test
    void showsTheIndexWhatAPartFitsAndLeavesItsRevision() throws Exception {
        parts("Da", 1);
        String id = id("Da", "P 1");
        catalog.importApplications("brand,partNumber,make,model\nDa,P 1,Dorado,D-9\n", CSV, "");
        assertThat(catalog.get("/v1/parts/" + id).headers().get("etag")).containsExactly("\"1\"");
        assertThat(indexed("models:\"Dorado D-9\"")).isEqualTo(1);
        assertThat(catalog.patch("/v1/parts/" + id, "\"1\"", "{\"name\":\"Other\"}")
                        .status())
                .isEqualTo(200);
        catalog.importApplications("brand,partNumber,make,model,action\nDa,P 1,Dorado,D-9,delete\n", CSV, "");
        assertThat(indexed("makes:Dorado")).isZero();
    }

    private static int indexed(String query) throws Exception {
        String index = catalog.get("/v1/index").json().at("/serving/name").asString();
        URI uri = URI.create(TestServers.elasticsearchUrl() + "/" + index + "/_count?q=" + encoded(query));
        String answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
        return tools.jackson.databind.json.JsonMapper.builder()
                .build()
                .readTree(answer)
                .path("count")
                .asInt(-1);
    }

    /** The search in the database against {@link Fit} over every statement. */
    @Test
    void findsExactlyWhatTheRuleSays() {
        Random dice = new Random(7);
        parts("Ea", 30);
        StringBuilder file =
                new StringBuilder("brand,partNumber,make,model,yearFrom,yearTo,serialFrom,serialTo,engine,body\n");
        List<Map.Entry<String, Application>> statements = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String number = "P " + (1 + dice.nextInt(30));
            Integer from = dice.nextInt(3) == 0 ? null : 2000 + dice.nextInt(10);
            Integer to = dice.nextInt(3) == 0 ? null : 2010 + dice.nextInt(5);
            String serialFrom = dice.nextInt(3) > 0 ? null : "S" + dice.nextInt(50);
            String serialTo = dice.nextInt(3) > 0 ? null : "S" + (50 + dice.nextInt(50));
            Map<String, String> qualifiers = new TreeMap<>();
            for (String name : List.of("engine", "body")) {
                if (dice.nextInt(3) == 0) {
                    qualifiers.put(name, "v" + dice.nextInt(2));
                }
            }
            Application application = new Application(
                    "Maker",
                    "M" + dice.nextInt(3),
                    null,
                    from,
                    to,
                    serialFrom,
                    serialTo,
                    null,
                    null,
                    qualifiers,
                    null,
                    null,
                    null);
            statements.add(Map.entry(number, application));
            file.append(String.join(
                            ",",
                            "Ea",
                            number,
                            "Maker",
                            application.model(),
                            text(from),
                            text(to),
                            text(serialFrom),
                            text(serialTo),
                            text(qualifiers.get("engine")),
                            text(qualifiers.get("body"))))
                    .append('\n');
        }
        JsonNode job = catalog.importApplications(file.toString(), CSV, "");
        assertThat(job.path("rejected").asInt()).as(job.toString()).isZero();
        for (int i = 0; i < 150; i++) {
            StringBuilder query = new StringBuilder("make=maker&limit=100");
            String model = dice.nextInt(4) == 0 ? null : "m" + dice.nextInt(3);
            Integer year = dice.nextInt(3) == 0 ? null : 1999 + dice.nextInt(17);
            String serial = dice.nextInt(3) == 0 ? null : "s-" + dice.nextInt(100);
            Map<String, String> qualifiers = dice.nextBoolean() ? Map.of() : Map.of("engine", "V" + dice.nextInt(2));
            add(query, "model", model);
            add(query, "year", year);
            add(query, "serial", serial);
            qualifiers.forEach((name, value) -> add(query, "qualifier", name + ":" + value));
            Asked asked = new Asked("maker", model, null, year, serial, null, qualifiers);
            assertThat(new TreeSet<>(numbers(ask(query.toString()))))
                    .as(query.toString())
                    .isEqualTo(bySlowRule(statements, asked));
        }
    }

    private static TreeSet<String> bySlowRule(List<Map.Entry<String, Application>> statements, Asked asked) {
        Map<String, String> fits = new TreeMap<>();
        for (Map.Entry<String, Application> statement : statements) {
            switch (Fit.of(statement.getValue(), asked)) {
                case Fit.Yes() -> fits.put(statement.getKey(), "YES");
                case Fit.Depends(List<String> on) -> fits.putIfAbsent(statement.getKey(), "DEPENDS");
                case Fit.No() -> {}
            }
        }
        TreeSet<String> found = new TreeSet<>();
        fits.forEach((number, fit) -> found.add(number + " " + fit));
        return found;
    }

    private static void add(StringBuilder query, String name, @Nullable Object value) {
        if (value != null) {
            query.append('&').append(name).append('=').append(encoded(value.toString()));
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @Test
    void refusesQuestionsItCannotCompare() {
        for (String query : List.of(
                "model=vue",
                "make=---",
                "make=a&year=12",
                "make=a&serial=abc",
                "make=a&qualifier=engine",
                "make=a&cursor=z")) {
            assertThat(catalog.get("/v1/applications?" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(catalog.get("/v1/parts/prt_none/applications").status()).isEqualTo(404);
        assertThat(catalog.post("/v1/applications/imports", "application/xml", "<a/>")
                        .status())
                .isEqualTo(415);
    }
}
