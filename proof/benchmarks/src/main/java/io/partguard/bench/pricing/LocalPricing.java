package io.partguard.bench.pricing;

import io.partguard.bench.stack.LocalService;
import io.partguard.bench.stack.StackFailed;
import io.partguard.stack.Database;
import io.partguard.stack.TestServers;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The built pricing-service on a PostgreSQL database of its own, with the memory it has in a local stack. The catalogue it
 * asks is a stand-in that answers at once.
 */
final class LocalPricing implements AutoCloseable {
    static final String BRAND = "nordkette";
    private static final long POLL_MILLIS = 50;
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final Database database = TestServers.newDatabase("pricing");
    private final CatalogueStandIn catalogue = new CatalogueStandIn(BRAND);
    private final LocalService service;
    /** Two people, since one alone publishes nothing. */
    private final String anna;

    private final String berta;
    final String dealer;

    private LocalPricing() throws IOException, InterruptedException {
        service = LocalService.start(
                "pricing-service",
                database,
                Map.of("CATALOG_URL", catalogue.url().toString()));
        anna = service.keys().user("anna", "pricing");
        berta = service.keys().user("berta", "pricing");
        dealer = service.keys().user("dealer", "dealer");
    }

    static LocalPricing start() throws IOException, InterruptedException {
        return new LocalPricing();
    }

    LocalService service() {
        return service;
    }

    /** A connection of the service's own user. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    /** Of the price book, as it stands. */
    long revision() throws SQLException {
        return number("SELECT coalesce(max(revision), 0) FROM book");
    }

    long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    String postgresVersion() throws SQLException {
        try (Connection connection = connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    /** Puts a region or a rule, whether it is new or not. */
    void put(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> found = service.attempt("GET", path, anna, BodyPublishers.noBody(), Map.of());
        Map<String, String> headers = new java.util.HashMap<>(JSON);
        found.headers().firstValue("ETag").ifPresent(tag -> headers.put("If-Match", tag));
        service.send("PUT", path, anna, BodyPublishers.ofString(json), headers);
    }

    void rates(String csv) throws IOException, InterruptedException {
        service.send("POST", "/v1/rates", anna, BodyPublishers.ofString(csv), Map.of("Content-Type", "text/csv"));
    }

    /** Imports prices and waits for the end. @throws StackFailed where a row was refused */
    JsonNode importPrices(BodyPublisher csv) throws IOException, InterruptedException {
        String location = location(service.send(
                "POST", "/v1/prices/imports", anna, csv, Map.of("Content-Type", "text/csv", "Idempotency-Key", key())));
        JsonNode ended = until(location, "/status", List.of("FINISHED", "FAILED"));
        if (!ended.path("status").asString().equals("FINISHED")
                || ended.path("rejected").asLong() > 0) {
            throw new StackFailed("an import that failed: " + ended);
        }
        return ended;
    }

    /** Works out a book. @return its id and how it ended */
    JsonNode compute(String json) throws IOException, InterruptedException {
        String location = location(service.send("POST", "/v1/books", anna, BodyPublishers.ofString(json), json(key())));
        return until(location, "/status", List.of("DRAFT", "FAILED"));
    }

    /** Drafts a publication and waits until it is checked. @return where it is; empty where there is nothing to publish */
    Optional<String> draft(String json) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                service.attempt("POST", "/v1/publications", anna, BodyPublishers.ofString(json), json(key()));
        if (answer.body().contains("NOTHING_TO_PUBLISH")) {
            return Optional.empty();
        }
        done(answer);
        String location = location(answer);
        until(location, "/check/status", List.of("DONE", "FAILED"));
        return Optional.of(location);
    }

    /** A computed book's prices, all pages. */
    List<JsonNode> pricesOf(String book) throws IOException, InterruptedException {
        List<JsonNode> prices = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/v1/books/" + book + "/prices?limit=1000" + cursor);
            page.path("items").forEach(prices::add);
            String next = page.path("nextCursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return prices;
    }

    /** Proposes and approves. @return false where it breaks a rule: then it is withdrawn */
    boolean approve(String location) throws IOException, InterruptedException {
        boolean allowed = act(location, "propose", anna).statusCode() < 300;
        if (allowed) {
            done(act(location, "approve", berta));
        } else {
            done(act(location, "withdraw", anna));
        }
        return allowed;
    }

    void file(String location) throws IOException, InterruptedException {
        done(act(location, "file", berta));
    }

    private HttpResponse<String> act(String location, String action, String who)
            throws IOException, InterruptedException {
        String tag = service.send("GET", location, who, BodyPublishers.noBody(), Map.of())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        return service.attempt(
                "POST",
                location + "/" + action,
                who,
                BodyPublishers.ofString("{}"),
                Map.of("Content-Type", "application/json", "If-Match", tag));
    }

    private static void done(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new StackFailed("a publication did not go its way: " + answer.body());
        }
    }

    /** Asks for a quote, which is stored. */
    HttpResponse<String> quote(String json) throws IOException, InterruptedException {
        return service.send("POST", "/v1/quotes", dealer, BodyPublishers.ofString(json), json(key()));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return service.get(path);
    }

    private JsonNode until(String location, String pointer, List<String> wanted)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + LocalService.PATIENCE.toNanos();
        while (true) {
            JsonNode found = get(location);
            if (wanted.contains(found.at(pointer).asString(""))) {
                return found;
            }
            if (System.nanoTime() > end) {
                throw new StackFailed(location + " does not end: " + found);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static Map<String, String> json(String key) {
        return Map.of("Content-Type", "application/json", "Idempotency-Key", key);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /** Its database goes when the JVM ends. */
    @Override
    public void close() {
        service.close();
        catalogue.close();
    }
}
