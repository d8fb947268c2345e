package io.partguard.demo;

import io.partguard.demo.catalogue.CatalogueMaker;
import io.partguard.demo.catalogue.Part;
import io.partguard.demo.feed.FeedMaker;
import io.partguard.demo.price.CeilingRule;
import io.partguard.demo.price.PriceLaw;
import io.partguard.demo.price.Rates;
import io.partguard.demo.price.Region;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the demonstration: the catalogue, regions, prices, rules, rates, a marketplace feed, and in {@code labels.csv}
 * the answers, which no service ever gets. The same seed and sizes give the same bytes.
 */
public final class Demo {
    public static final long SEED = 42;

    /** The part whose price the demonstration shows. Ceilings bind it in CN, IN and MU. */
    public static final String SHOWCASE_BRAND = "Karvessa";

    public static final String SHOWCASE_NUMBER = "5N0 941 005 C";
    public static final List<String> SHOWCASE_COUNTRIES = List.of("DE", "PL", "US", "CN", "IN", "MU");

    /** From when on the price list is valid. */
    public static final String VALID_FROM = "2026-01-01";

    private static final List<String> FIELDS = List.of(
            "brand",
            "partNumber",
            "name",
            "description",
            "family",
            "gtin",
            "oeNumbers",
            "interchanges",
            "supersededBy",
            "supersessionNote",
            "coreChargeFor",
            "coreCharge",
            "currency",
            "unit",
            "packQuantity",
            "hsCode",
            "safetyCritical",
            "hazmat",
            "brandBearing",
            "status",
            "image");

    private static final JsonMapper JSON = JsonMapper.shared();

    private Demo() {}

    /** Writes the files into {@code dir}, which is made where it is missing. */
    public static void generate(Path dir, long seed, Sizes sizes) throws IOException {
        List<Part> parts = CatalogueMaker.make(seed, sizes.parts());
        world(dir, seed, parts);
        feed(dir, FeedMaker.make(seed, sizes, parts));
    }

    /**
     * The same with what was offered before: {@code history.ndjson}, the oldest first, and in {@code confirmed.csv} those
     * offers of it that a person took for an infringement.
     */
    public static void generateWithPast(Path dir, long seed, Sizes sizes) throws IOException {
        List<Part> parts = CatalogueMaker.make(seed, sizes.parts());
        world(dir, seed, parts);
        FeedMaker.Market market = FeedMaker.market(seed, sizes, parts);
        feed(dir, market.feed());
        try (Writer history = Files.newBufferedWriter(dir.resolve("history.ndjson"));
                Writer confirmed = Files.newBufferedWriter(dir.resolve("confirmed.csv"))) {
            for (FeedMaker.Made made : market.past()) {
                history.write(JSON.writeValueAsString(made.json()));
                history.write('\n');
            }
            confirmed.write("marketplace,listingId\n");
            for (FeedMaker.Made made : market.confirmed()) {
                confirmed.write(made.marketplace() + "," + made.id() + "\n");
            }
        }
    }

    private static void world(Path dir, long seed, List<Part> parts) throws IOException {
        Files.createDirectories(dir);
        catalogue(dir.resolve("catalogue.ndjson"), parts);
        Files.writeString(dir.resolve("catalogue.yaml"), mapping());
        Files.writeString(
                dir.resolve("regions.json"),
                pretty(Region.ALL.stream().map(Demo::region).toList()));
        prices(dir.resolve("prices.csv"), parts);
        Files.writeString(
                dir.resolve("rules.json"),
                pretty(CeilingRule.around(parts.getFirst()).stream()
                        .map(Demo::rule)
                        .toList()));
        try (Writer out = Files.newBufferedWriter(dir.resolve("rates.csv"))) {
            Rates.write(out, seed);
        }
    }

    /** Column mapping of the catalogue: every field under its own name, and brands are made where they are new. */
    private static String mapping() {
        StringBuilder yaml = new StringBuilder("format: ndjson\nfields:\n");
        for (String field : FIELDS) {
            yaml.append("  ").append(field).append(": ").append(field).append('\n');
        }
        return yaml.append("options:\n  createBrands: true\n").toString();
    }

    private static void catalogue(Path file, List<Part> parts) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            for (Part part : parts) {
                out.write(JSON.writeValueAsString(part(part)));
                out.write('\n');
            }
        }
    }

    private static Map<String, Object> part(Part part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("brand", part.brand().label());
        json.put("partNumber", part.number());
        json.put("name", part.name());
        json.put("description", part.description());
        json.put("family", part.family().key());
        put(json, "gtin", part.gtin());
        put(json, "oeNumbers", part.oeNumbers());
        put(json, "interchanges", part.interchanges());
        put(json, "supersededBy", part.supersededBy());
        put(json, "supersessionNote", part.note());
        put(json, "coreChargeFor", part.coreChargeFor());
        if (part.coreCharge() > 0) {
            json.put("coreCharge", String.format(Locale.ROOT, "%.2f", part.coreCharge()));
            json.put("currency", "EUR");
        }
        json.put("unit", part.family().is("kit") ? "SET" : "PCE");
        json.put("packQuantity", part.packQuantity());
        json.put("hsCode", part.family().hsCode());
        json.put("safetyCritical", part.family().is("safe"));
        json.put("hazmat", part.family().is("haz"));
        json.put("brandBearing", part.family().is("mark"));
        json.put("status", part.superseded() ? "SUPERSEDED" : "ACTIVE");
        put(json, "image", part.image());
        return json;
    }

    private static void put(Map<String, Object> json, String key, @Nullable Object value) {
        if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
            json.put(key, value);
        }
    }

    private static Map<String, Object> region(Region region) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", region.id());
        json.put("name", region.name());
        json.put("countries", region.countries());
        json.put("currency", region.currency());
        json.put("priceGrid", region.grid());
        json.put("taxRate", region.tax());
        json.put("zone", region.zone());
        json.put("dealerDiscount", region.dealerDiscount());
        return json;
    }

    private static Map<String, Object> rule(CeilingRule rule) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", rule.id());
        json.put("type", "CEILING");
        json.put("countries", List.of(rule.country()));
        json.put("brands", List.of(rule.brand()));
        json.put("partNumbers", rule.partNumbers());
        json.put("level", rule.level());
        Map<String, Object> amount = new LinkedHashMap<>();
        amount.put("amount", rule.amount().toPlainString());
        amount.put("currency", rule.currency());
        json.put("amount", amount);
        Map<String, Object> inForce = new LinkedHashMap<>();
        inForce.put("from", rule.from().toString());
        put(inForce, "to", rule.to() == null ? null : rule.to().toString());
        json.put("inForce", inForce);
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("title", rule.title());
        put(source, "url", rule.url());
        source.put("text", rule.text());
        json.put("legalSource", source);
        json.put("force", rule.force());
        return json;
    }

    private static void prices(Path file, List<Part> parts) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("brand,partNumber,region,currency,listPrice,dealerNet,validFrom\n");
            for (Part part : parts) {
                if (part.coreChargeFor() != null) {
                    continue;
                }
                for (Region region : Region.ALL) {
                    BigDecimal list = PriceLaw.listPrice(part, region);
                    out.write(String.join(
                            ",",
                            part.brand().label(),
                            part.number(),
                            region.id(),
                            region.currency(),
                            list.toPlainString(),
                            PriceLaw.dealerNet(list, region).toPlainString(),
                            VALID_FROM));
                    out.write('\n');
                }
            }
        }
    }

    private static void feed(Path dir, List<FeedMaker.Made> feed) throws IOException {
        try (Writer listings = Files.newBufferedWriter(dir.resolve("feed.ndjson"));
                Writer labels = Files.newBufferedWriter(dir.resolve("labels.csv"))) {
            labels.write("marketplace,listingId,verdict,partNumber,brand,kind\n");
            for (FeedMaker.Made made : feed) {
                listings.write(JSON.writeValueAsString(made.json()));
                listings.write('\n');
                Part part = made.part();
                labels.write(String.join(
                        ",",
                        made.marketplace(),
                        made.id(),
                        made.answer().name(),
                        part == null ? "" : part.number(),
                        part == null ? "" : part.brand().label(),
                        made.kind()));
                labels.write('\n');
            }
        }
    }

    private static String pretty(Object value) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    }

    /** {@code Demo DIR [SEED [PARTS LISTINGS]]}. */
    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.err.println("usage: Demo DIR [SEED [PARTS LISTINGS]]");
            System.exit(2);
        }
        long seed = args.length > 1 ? Long.parseLong(args[1]) : SEED;
        Sizes sizes = args.length > 3 ? new Sizes(Integer.parseInt(args[2]), Integer.parseInt(args[3])) : Sizes.DEFAULT;
        generate(Path.of(args[0]), seed, sizes);
    }
}
