package io.partguard.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.partguard.catalog.testing.RealData;
import io.partguard.catalog.testing.RunningCatalog;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A shop's own answers to "does it fit my car": what it says fits is imported, and all it says is asked again. */
class RealFitmentIT {
    private static final String BRAND = "Shop";
    private static final int ASKED_OVER_HTTP = 300;

    /** @param qualified whether the shop asked for submodel and engine as well */
    private record Said(
            String part, int year, String make, String model, Map<String, String> qualifiers, boolean fits) {
        String vehicle() {
            return part + "|" + year + "|" + Application.fold(make) + "|" + Application.fold(model);
        }

        Asked asked() {
            return new Asked(make, model, null, year, null, null, qualifiers);
        }
    }

    @Test
    void answersAsTheShopDoes() throws IOException {
        Path data = RealData.path("fitment/amazon_fitment.csv.gz");
        Assumptions.assumeTrue(Files.exists(data), "no real data at " + data + ", set PARTGUARD_DATA");
        List<Said> said = read(data);
        try (RunningCatalog catalog = RunningCatalog.start()) {
            load(catalog, said);
            Map<String, List<Application>> statements = statements(catalog, said);
            compare(said, statements);
            compareOverHttp(catalog, said, statements);
        }
    }

    private static List<Said> read(Path data) throws IOException {
        List<Said> said = new ArrayList<>();
        try (var reader =
                        new InputStreamReader(new GZIPInputStream(Files.newInputStream(data)), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader)) {
            for (NamedCsvRecord row : rows) {
                if (row.getField("fit").equals("err")) {
                    continue;
                }
                Map<String, String> qualifiers = new LinkedHashMap<>();
                for (String name : List.of("submodel", "engine")) {
                    String value = row.getField(name);
                    if (!value.isBlank() && Application.folds(value)) {
                        qualifiers.put(name, value);
                    }
                }
                said.add(new Said(
                        row.getField("asin"),
                        Integer.parseInt(row.getField("year")),
                        row.getField("make"),
                        row.getField("model"),
                        qualifiers,
                        row.getField("fit").equals("yes")));
            }
        }
        return said;
    }

    private static void load(RunningCatalog catalog, List<Said> said) {
        StringBuilder parts = new StringBuilder("brand,partNumber,name\n");
        said.stream().map(Said::part).distinct().forEach(part -> parts.append(BRAND + "," + part + ",Part\n"));
        catalog.importText(parts.toString(), "text/csv", "?createBrands=true");
        StringBuilder fits = new StringBuilder("brand,partNumber,make,model,year,submodel,engine\n");
        long yes = 0;
        for (Said row : said) {
            if (row.fits()) {
                yes++;
                fits.append(String.join(
                                ",",
                                BRAND,
                                row.part(),
                                quoted(row.make()),
                                quoted(row.model()),
                                Integer.toString(row.year()),
                                quoted(row.qualifiers().getOrDefault("submodel", "")),
                                quoted(row.qualifiers().getOrDefault("engine", ""))))
                        .append('\n');
            }
        }
        JsonNode job = catalog.importApplications(fits.toString(), "text/csv", "");
        assertThat(job.path("accepted").asLong()).as(job.toString()).isEqualTo(yes);
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\"", "\"\"") + "\"";
    }

    /** What the catalogue gives out of each part, page by page. */
    private static Map<String, List<Application>> statements(RunningCatalog catalog, List<Said> said) {
        Map<String, List<Application>> statements = new HashMap<>();
        for (String part : new TreeSet<>(said.stream().map(Said::part).toList())) {
            String id = catalog.get("/v1/parts?number=" + part)
                    .json()
                    .at("/items/0/part/partId")
                    .asString();
            List<Application> all = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = catalog.get("/v1/parts/" + id + "/applications?limit=200" + cursor)
                        .json();
                page.path("items")
                        .forEach(item -> all.add(
                                ApplicationJson.read(item.path("application").toString())));
                cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
            } while (!cursor.isEmpty());
            statements.put(part, all);
        }
        return statements;
    }

    private static void compare(List<Said> said, Map<String, List<Application>> statements) {
        // Where the shop says yes to a vehicle without any condition, its no to the same one contradicts it.
        Set<String> always = new HashSet<>();
        said.stream().filter(row -> row.fits() && row.qualifiers().isEmpty()).forEach(row -> always.add(row.vehicle()));
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<Said> wrong = new ArrayList<>();
        for (Said row : said) {
            Fit fit = best(statements.get(row.part()), row.asked());
            boolean contradicts = !row.fits() && always.contains(row.vehicle());
            String kind = (row.fits() ? "said yes" : contradicts ? "said yes and no" : "said no") + " -> "
                    + fit.getClass().getSimpleName();
            counts.merge(kind, 1, Integer::sum);
            boolean right = row.fits() ? fit instanceof Fit.Yes : contradicts || !(fit instanceof Fit.Yes);
            if (!right) {
                wrong.add(row);
            }
        }
        System.out.println("fitment: " + said.size() + " answers, " + counts);
        assertThat(wrong).isEmpty();
    }

    private static Fit best(List<Application> statements, Asked asked) {
        Fit best = new Fit.No();
        for (Application statement : statements) {
            switch (Fit.of(statement, asked)) {
                case Fit.Yes yes -> {
                    return yes;
                }
                case Fit.Depends depends -> best = depends;
                case Fit.No() -> {}
            }
        }
        return best;
    }

    /** Every so manieth question, and each to which the shop says yes for a condition. */
    private static void compareOverHttp(
            RunningCatalog catalog, List<Said> said, Map<String, List<Application>> statements) {
        int step = said.size() / ASKED_OVER_HTTP;
        for (int i = 0; i < said.size(); i += step) {
            Said row = said.get(i);
            StringBuilder query = new StringBuilder("/v1/applications?limit=100&year=" + row.year());
            query.append("&make=").append(URLEncoder.encode(row.make(), StandardCharsets.UTF_8));
            query.append("&model=").append(URLEncoder.encode(row.model(), StandardCharsets.UTF_8));
            row.qualifiers()
                    .forEach((name, value) -> query.append("&qualifier=")
                            .append(URLEncoder.encode(name + ":" + value, StandardCharsets.UTF_8)));
            Set<String> found = new TreeSet<>();
            catalog.get(query.toString())
                    .json()
                    .path("items")
                    .forEach(item -> found.add(item.at("/part/partNumber").asString() + " "
                            + item.path("fits").asString()));
            Set<String> expected = new TreeSet<>();
            statements.forEach((part, all) -> {
                Fit fit = best(all, row.asked());
                if (!(fit instanceof Fit.No)) {
                    expected.add(part + (fit instanceof Fit.Yes ? " YES" : " DEPENDS"));
                }
            });
            assertThat(found).as(query.toString()).isEqualTo(expected);
        }
    }
}
