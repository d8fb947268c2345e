package io.partguard.detection.learning;

import io.partguard.detection.feed.ListingFields;
import io.partguard.detection.feed.ListingReading;
import io.partguard.detection.feed.ListingRows;
import io.partguard.detection.judging.brand.BrandRoleParser;
import io.partguard.detection.judging.brand.ProtectedMarks;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.matching.MatchModel;
import io.partguard.detection.judging.pipeline.DetectionPipeline;
import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.identity.Ids;
import io.partguard.tables.Limits;
import io.partguard.tables.Mapping;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import io.partguard.tables.RowSink;
import io.partguard.tables.TableReader;
import io.partguard.tables.UnreadableTable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of the generator's, in memory: catalogue, prices, what was offered before, and listings with their answers.
 *
 * @param past earlier offers, the oldest first; empty where the folder has none
 * @param confirmed those of them that a person took for an infringement, by {@link MemoryStandings#key}
 * @param hash of the files it was read from
 */
record SyntheticWorld(
        List<KnownPart> parts,
        MemoryPrices prices,
        List<Listing> past,
        Set<String> confirmed,
        List<Labelled> listings,
        String hash) {
    /** As many at once as a scan takes. */
    private static final int BATCH = 500;

    private static final String PAST = "history.ndjson";
    private static final String CONFIRMED = "confirmed.csv";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param partId of the part it trades on; null where there is none or the listing does not say enough */
    record Labelled(
            Listing listing, Verdict verdict, @Nullable String partId, String kind) {}

    /**
     * The pipeline that serves, over this world instead of services. Of sellers it knows what their earlier offers say.
     *
     * @param matchModel finds the parts that the earlier offers trade on
     */
    DetectionPipeline pipeline(MatchModel matchModel) {
        MemoryCatalogue catalogue = new MemoryCatalogue(parts);
        DetectionPipeline reading =
                new DetectionPipeline(catalogue, prices, new MemoryStandings(List.of(), List.of(), Set.of()));
        List<DetectionPipeline.Trade> trades = new ArrayList<>(past.size());
        for (int from = 0; from < past.size(); from += BATCH) {
            trades.addAll(reading.trades(past.subList(from, Math.min(past.size(), from + BATCH)), matchModel));
        }
        return new DetectionPipeline(catalogue, prices, new MemoryStandings(past, trades, confirmed));
    }

    BrandRoleParser brandRoles() {
        return new BrandRoleParser(
                ProtectedMarks.of(parts.stream().map(KnownPart::brand).collect(Collectors.toSet())));
    }

    private record Answer(Verdict verdict, @Nullable String partId, String kind) {}

    /** @throws IOException where a file is missing or has a row that cannot be read: training data has no bad rows */
    static SyntheticWorld read(Path folder) throws IOException {
        Map<String, Answer> answers = new HashMap<>();
        csv(folder.resolve("labels.csv"), "marketplace,listingId,verdict,partNumber,brand,kind", row -> {
            String number = row.get("partNumber").orElse(null);
            answers.put(
                    value(row, "marketplace") + "/" + value(row, "listingId"),
                    new Answer(
                            Verdict.valueOf(value(row, "verdict")),
                            number == null ? null : KnownPart.id(value(row, "brand"), number),
                            value(row, "kind")));
        });
        List<Labelled> listings = new ArrayList<>();
        table(folder.resolve("feed.ndjson"), ListingFields.own(Mapping.Format.NDJSON), row -> {
            Listing listing = ListingReading.listing(ListingRows.read(row, null).form());
            Answer answer = answers.get(listing.marketplace() + "/" + listing.listingId());
            if (answer == null) {
                throw new IllegalStateException("no answer to listing " + listing.listingId());
            }
            listings.add(new Labelled(listing, answer.verdict(), answer.partId(), answer.kind()));
        });
        return new SyntheticWorld(
                parts(folder), prices(folder), past(folder), confirmed(folder), listings, hash(folder));
    }

    private static List<Listing> past(Path folder) throws IOException {
        List<Listing> past = new ArrayList<>();
        Path file = folder.resolve(PAST);
        if (Files.exists(file)) {
            table(
                    file,
                    ListingFields.own(Mapping.Format.NDJSON),
                    row -> past.add(
                            ListingReading.listing(ListingRows.read(row, null).form())));
        }
        return past;
    }

    private static Set<String> confirmed(Path folder) throws IOException {
        Set<String> confirmed = new HashSet<>();
        Path file = folder.resolve(CONFIRMED);
        if (Files.exists(file)) {
            csv(
                    file,
                    "marketplace,listingId",
                    row -> confirmed.add(value(row, "marketplace") + "/" + value(row, "listingId")));
        }
        return confirmed;
    }

    private static List<KnownPart> parts(Path folder) throws IOException {
        List<KnownPart> parts = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("catalogue.ndjson"))) {
            JsonNode part = JSON.readTree(line);
            if (part.has("coreChargeFor")) {
                continue;
            }
            parts.add(new KnownPart(
                    part.get("brand").asString(),
                    part.get("partNumber").asString(),
                    part.get("name").asString(),
                    text(part, "description"),
                    text(part, "family"),
                    text(part, "gtin"),
                    texts(part, "oeNumbers"),
                    texts(part, "interchanges"),
                    part.path("brandBearing").asBoolean(false),
                    part.has("packQuantity") ? part.get("packQuantity").asInt() : null,
                    text(part, "status"),
                    text(part, "image")));
        }
        return parts;
    }

    private static @Nullable String text(JsonNode part, String field) {
        return part.has(field) ? part.get(field).asString() : null;
    }

    private static List<String> texts(JsonNode part, String field) {
        List<String> texts = new ArrayList<>();
        part.path(field).forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private static MemoryPrices prices(Path folder) throws IOException {
        Map<String, String> regions = new HashMap<>();
        Map<String, String> countries = new HashMap<>();
        for (JsonNode region : JSON.readTree(folder.resolve("regions.json").toFile())) {
            String id = region.get("id").asString();
            region.get("countries").forEach(country -> {
                regions.put(country.asString(), id);
                countries.putIfAbsent(id, country.asString());
            });
        }
        MemoryPrices prices = new MemoryPrices(regions, countries, rates(folder));
        csv(
                folder.resolve("prices.csv"),
                "brand,partNumber,region,currency,listPrice,dealerNet,validFrom",
                row -> prices.add(
                        value(row, "brand"),
                        value(row, "partNumber"),
                        value(row, "region"),
                        value(row, "currency"),
                        value(row, "listPrice"),
                        value(row, "dealerNet")));
        return prices;
    }

    /** The newest row of a file in the ECB's form. */
    private static Map<String, BigDecimal> rates(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("rates.csv"));
        List<String> currencies = List.of(lines.get(0).split(","));
        List<String> newest = List.of(lines.get(1).split(","));
        Map<String, BigDecimal> rates = new HashMap<>();
        rates.put("EUR", BigDecimal.ONE);
        for (int i = 1; i < currencies.size() && i < newest.size(); i++) {
            rates.put(currencies.get(i), new BigDecimal(newest.get(i)));
        }
        return rates;
    }

    private static String value(Row row, String field) {
        return row.get(field).orElseThrow(() -> new IllegalStateException("line " + row.line() + " has no " + field));
    }

    private static void csv(Path file, String columns, Consumer<Row> sink) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String column : columns.split(",")) {
            fields.put(column, column);
        }
        table(file, Mapping.ofOwnNames(Mapping.Format.CSV, fields), sink);
    }

    private static void table(Path file, Mapping mapping, Consumer<Row> sink) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            TableReader.read(in, mapping, Limits.DEFAULT, new RowSink() {
                @Override
                public void row(Row row) {
                    sink.accept(row);
                }

                @Override
                public void error(RowError error, @Nullable String raw) throws IOException {
                    throw new IOException(file.getFileName() + ": " + error);
                }
            });
        } catch (UnreadableTable e) {
            throw new IOException(file.getFileName() + ": " + e.error(), e);
        }
    }

    private static String hash(Path folder) throws IOException {
        var digest = Ids.sha256();
        for (String name : new TreeSet<>(List.of(
                "catalogue.ndjson",
                "feed.ndjson",
                "labels.csv",
                "prices.csv",
                "regions.json",
                "rates.csv",
                PAST,
                CONFIRMED))) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
