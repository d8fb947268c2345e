package io.partguard.catalog.supersession;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.testing.RunningCatalog;
import io.partguard.catalog.testing.RunningCatalog.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Parts that files bring and take away, and the links between them that people make, on real servers. */
abstract class LinkedParts {
    static final String NDJSON = "application/x-ndjson";
    static RunningCatalog catalog;

    @BeforeAll
    static void start() {
        catalog = RunningCatalog.start();
    }

    @AfterAll
    static void stop() {
        catalog.close();
    }

    static void parts(String brand, String... more) {
        StringBuilder lines = new StringBuilder();
        for (String it : more) {
            int equals = it.indexOf('>');
            String number = equals < 0 ? it : it.substring(0, equals);
            lines.append("{\"brand\":\"%s\",\"partNumber\":\"%s\",\"name\":\"Part\"".formatted(brand, number));
            if (equals >= 0) {
                lines.append(",\"supersededBy\":[\"%s\"]"
                        .formatted(it.substring(equals + 1).replace("+", "\",\"")));
            }
            lines.append("}\n");
        }
        JsonNode job = catalog.importText(lines.toString(), NDJSON, "?createBrands=true");
        assertThat(job.path("accepted").asInt()).as(job.toString()).isEqualTo(more.length);
    }

    static String id(String brand, String number) {
        return catalog.get("/v1/parts?number=" + number + "&brand=" + brand)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("part"))
                .filter(part -> part.path("partNumber").asString().equals(number))
                .findFirst()
                .orElseThrow()
                .path("partId")
                .asString();
    }

    static String etag(String id) {
        return catalog.get("/v1/parts/" + id + "/supersessions")
                .headers()
                .get("etag")
                .getFirst();
    }

    static Answer add(String from, String body) {
        return catalog.post("/v1/parts/" + from + "/supersessions", "application/json", body, "If-Match", etag(from));
    }

    static String to(String number, String more) {
        return "{\"to\":[{\"partNumber\":\"" + number + "\"}]" + more + "}";
    }

    static String toPart(String id) {
        return "{\"to\":[{\"partId\":\"" + id + "\"}]}";
    }

    /** Takes parts away by a file. */
    static JsonNode remove(String brand, String query, String... numbers) {
        StringBuilder products = new StringBuilder();
        for (String number : numbers) {
            products.append("<PRODUCT mode=\"delete\"><SUPPLIER_PID>%s</SUPPLIER_PID></PRODUCT>".formatted(number));
        }
        JsonNode job = catalog.importText(
                "<BMECAT version=\"2005\"><HEADER><SUPPLIER><SUPPLIER_NAME>%s</SUPPLIER_NAME></SUPPLIER></HEADER>"
                                .formatted(brand)
                        + "<T_NEW_CATALOG>" + products + "</T_NEW_CATALOG></BMECAT>",
                "application/xml",
                query);
        assertThat(job.path("removed").asInt()).as(job.toString()).isEqualTo(numbers.length);
        return job;
    }

    static JsonNode current(String id) {
        return catalog.get("/v1/parts/" + id + "/current").json();
    }

    static JsonNode report(String brand) {
        return catalog.get("/v1/supersessions/report?brand=" + brand).json();
    }

    /** How often supersessions have changed: by this those who keep answers know that they are old. */
    static long change() {
        return catalog.bean(JdbcClient.class)
                .sql("SELECT supersession_change FROM catalogue_state")
                .query(Long.class)
                .single();
    }
}
