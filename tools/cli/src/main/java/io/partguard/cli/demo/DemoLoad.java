package io.partguard.cli.demo;

import static io.partguard.cli.data.Jobs.count;

import io.partguard.cli.Session;
import io.partguard.cli.api.ApiFailed;
import io.partguard.cli.api.Gateway;
import io.partguard.cli.api.Job;
import io.partguard.cli.api.Json;
import io.partguard.cli.api.QuoteView;
import io.partguard.cli.api.ScanSummary;
import io.partguard.cli.data.Jobs;
import io.partguard.cli.data.Upload;
import io.partguard.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Sends the generated world through the gateway, as a customer's own files would go, and asks the first questions. */
final class DemoLoad {
    private static final int EARLIER_FAILURES = 5;

    private final Session session;
    private final Gateway gateway;
    private final Path folder;
    private final String edition;

    /** @param edition of the services: with another one the same files are judged again */
    DemoLoad(Session session, Gateway gateway, Path folder, String edition) {
        this.session = session;
        this.gateway = gateway;
        this.folder = folder;
        this.edition = edition;
    }

    /** Everything, in the order in which it rests on each other. */
    FirstLook run() throws IOException {
        JsonNode regions = Json.read(Files.readString(folder.resolve("regions.json")));
        JsonNode rules = Json.read(Files.readString(folder.resolve("rules.json")));
        regions.forEach(it -> putNamed("/regions", it));
        upload("Exchange rates", "/rates", "rates.csv");
        Job prices = upload("Prices", "/prices/imports", "prices.csv");
        rules.forEach(it -> putNamed("/price-rules", it));
        done(count(regions.size()) + " regions, " + count(prices.accepted()) + " prices, " + count(rules.size())
                + " price rules");
        Job parts = upload("Catalogue", "/parts/imports", "catalogue.ndjson");
        done(count(parts.accepted()) + " parts" + rejected(parts));
        Job listings = upload("Marketplace feed", "/scans?name=demo", "feed.ndjson");
        String scan = listings.id();
        done(count(listings.accepted()) + " listings judged" + rejected(listings));
        ScanSummary summary = Json.as(gateway.get("/scans/" + scan + "/summary"), ScanSummary.class);
        LocalDate today = LocalDate.ofInstant(session.clock().instant(), ZoneOffset.UTC);
        FirstLook.Loaded loaded = new FirstLook.Loaded(
                parts.accepted(),
                prices.accepted(),
                rules.size(),
                listings.accepted(),
                scan,
                today.toString(),
                listings.seconds());
        Optional<Total> atRisk = Total.inEuros(FirstLookScreen.orNone(summary.atStake()), rates(today));
        return new FirstLook(loaded, summary, atRisk, quotes());
    }

    private Map<String, Total.Rate> rates(LocalDate day) {
        Map<String, Total.Rate> rates = new HashMap<>();
        JsonNode answer = gateway.get("/rates?day=" + day).path("rates");
        answer.properties()
                .forEach(it -> rates.put(
                        it.getKey(),
                        new Total.Rate(
                                it.getValue().path("perEuro").decimalValue(),
                                it.getValue().path("quotedOn").asString())));
        return rates;
    }

    private List<QuoteView> quotes() {
        List<QuoteView> quotes = new ArrayList<>();
        for (String country : Demo.SHOWCASE_COUNTRIES) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("brand", Demo.SHOWCASE_BRAND);
            line.put("partNumber", Demo.SHOWCASE_NUMBER);
            line.put("quantity", 1);
            Map<String, Object> question = new LinkedHashMap<>();
            question.put("country", country);
            question.put("lines", List.of(line));
            question.put("waterfall", true);
            quotes.add(Json.as(gateway.post("/quotes", question), QuoteView.class));
        }
        return quotes;
    }

    /** Its id goes into the path; what exists and differs is left as somebody set it. */
    private void putNamed(String collection, JsonNode named) {
        Map<String, Object> body = Json.map(named.toString());
        String id = String.valueOf(body.remove("id"));
        try {
            gateway.put(collection + "/" + Gateway.encoded(id), body);
        } catch (ApiFailed e) {
            if (e.status() != 428) {
                throw e;
            }
            session.screen()
                    .line("  " + collection.substring(1) + " " + id + " was changed by somebody and stays as it is.");
        }
    }

    /** The same file under the same key is the same job, so a job that failed in an earlier run needs another key. */
    private Job upload(String what, String path, String file) {
        int query = path.indexOf('?');
        String target = query < 0 ? path : path.substring(0, query);
        String parameters = query < 0 ? "" : path.substring(query + 1) + "&";
        // The generator writes a mapping where one is needed, as a customer would.
        Path mapping = folder.resolve(file.replaceFirst("\\.[^.]*$", ".yaml"));
        Upload upload =
                new Upload(gateway, folder.resolve(file), Optional.of(mapping).filter(Files::exists));
        for (int attempt = 0; ; attempt++) {
            JsonNode begun = upload.send("/part-mappings", target, parameters, edition + attempt);
            String id = begun.path("id").asString("");
            if (id.isEmpty()) {
                return new Job("", "FINISHED", 0, 0, 0, null, null, null, null, null, null, null, null, null);
            }
            String job = target + "/" + id;
            if (attempt < EARLIER_FAILURES
                    && "FAILED".equals(gateway.get(job).path("status").asString(""))) {
                continue;
            }
            return new Jobs(session, gateway).await(what, job);
        }
    }

    private void done(String what) {
        session.screen().line("  " + session.screen().green("✓") + " " + what);
    }

    private static String rejected(Job job) {
        return job.rejected() == 0 ? "" : " (" + count(job.rejected()) + " rejected)";
    }
}
