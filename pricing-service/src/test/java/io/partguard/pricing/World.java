package io.partguard.pricing;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A few regions, rates, rules and prices, put into a service over HTTP. */
public final class World {
    private World() {}

    public static String region(String name, String countries, String currency, String grid, String tax, String zone) {
        return """
                {"name":"%s","countries":[%s],"currency":"%s","priceGrid":"%s","taxRate":"%s","zone":"%s",
                 "dealerDiscount":"0.35"}""".formatted(name, countries, currency, grid, tax, zone);
    }

    public static String ceiling(String countries, String level, String amount, String currency) {
        return """
                {"type":"CEILING","countries":[%s],"level":"%s","amount":{"amount":"%s","currency":"%s"},
                 "inForce":{"from":"2014-08-01"},"legalSource":{"title":"An order","url":"https://example.org/order"},
                 "force":"HARD"}""".formatted(countries, level, amount, currency);
    }

    /** Germany and Austria, Switzerland, China under a ceiling, Japan; one part everywhere. */
    public static void build(Service service) throws InterruptedException {
        put(service, "/v1/regions/eu", region("Europe", "\"DE\",\"AT\"", "EUR", "0.01", "0.19", "Europe/Berlin"));
        put(service, "/v1/regions/ch", region("Switzerland", "\"CH\"", "CHF", "0.05", "0.081", "Europe/Zurich"));
        put(service, "/v1/regions/cn", region("China", "\"CN\"", "CNY", "1.00", "0.13", "Asia/Shanghai"));
        put(service, "/v1/regions/jp", region("Japan", "\"JP\"", "JPY", "10", "0.10", "Asia/Tokyo"));
        service.upload("/v1/rates", "text/csv", BodyPublishers.ofString("""
                        Date,USD,JPY,CHF,CNY,RUB,
                        2026-04-10,1.1684,186.75,0.9242,7.9827,N/A,
                        2026-04-09,1.1700,186.00,0.9240,7.9800,N/A,
                        2022-03-01,1.1162,128.13,1.0247,7.0491,117.201,
                        """)).expect(200);
        put(service, "/v1/price-rules/cn-2014", ceiling("\"CN\"", "RETAIL_INCL_TAX", "500.00", "CNY"));
        var job = service.load("""
                brand,partNumber,region,currency,listPrice,dealerNet,validFrom
                Nordkette,34 11 6 850-886,eu,EUR,100.00,,2026-01-01
                Nordkette,34 11 6 850-886,ch,CHF,120.03,80.00,2026-01-01
                Nordkette,34 11 6 850-886,cn,CNY,900.00,,2026-01-01
                Nordkette,34 11 6 850-886,jp,JPY,15005,,2026-01-01
                Nordkette,806245,eu,EUR,10.00,,2026-01-01
                Nordkette,806-245,eu,EUR,20.00,,2026-01-01
                """);
        if (job.get("accepted").asLong() != 6) {
            throw new AssertionError(job.toString());
        }
    }

    /** Has a book of the greatest prices for the day worked out, and waits for its end. */
    public static JsonNode book(Service service, String day) throws InterruptedException {
        String location = service.json(
                        "POST", "/v1/books", "pricing", "{\"answer\":\"FIXPOINT\",\"validFrom\":\"" + day + "\"}")
                .expect(202)
                .header("Location");
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(end)) {
            JsonNode book = service.get(location, "pricing").expect(200).json();
            if (List.of("DRAFT", "FAILED").contains(book.get("status").asString())) {
                return book;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the book was not worked out");
    }

    /** What a book says of a part in a region. */
    public static JsonNode row(Service service, JsonNode book, String partNumber, String region) {
        return service.get("/v1/books/" + book.get("id").asString() + "/prices", "pricing")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(row -> row.get("region").asString().equals(region)
                        && row.get("partNumber").asString().equals(partNumber))
                .findFirst()
                .orElseThrow();
    }

    public static Service.Answer put(Service service, String path, String body) {
        return service.json("PUT", path, "pricing", body).expect(200);
    }
}
