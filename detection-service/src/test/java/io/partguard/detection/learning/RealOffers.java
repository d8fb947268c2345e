package io.partguard.detection.learning;

import io.partguard.detection.judging.brand.BrandRoleParser;
import io.partguard.detection.judging.brand.ProtectedMarks;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.matching.Match;
import io.partguard.detection.judging.matching.MatchModel;
import io.partguard.detection.judging.pipeline.Detection;
import io.partguard.detection.judging.pipeline.DetectionPipeline;
import io.partguard.detection.judging.pipeline.PriceReferences;
import io.partguard.detection.judging.pipeline.SellerStandings.SellerStanding;
import io.partguard.detection.judging.pipeline.World;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.detection.judging.verdict.VerdictModel;
import io.partguard.detection.models.ModelFile;
import io.partguard.detection.models.ModelWorld;
import io.partguard.identity.Lookup;
import io.partguard.tables.Limits;
import io.partguard.tables.Mapping;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import io.partguard.tables.RowSink;
import io.partguard.tables.TableReader;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What models make of real offers, without servers: {@code RealOffers DATA MODELS PAIRS [misses]}, where PAIRS is the name
 * of a file of labelled pairs. A quick look while a model is being worked on; the bench {@code real-input} is the measure.
 */
final class RealOffers {
    private RealOffers() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]).resolve("matching/walmart-amazon");
        Catalogue catalogue = catalogue(Path.of(arguments[0]));
        List<KnownPart> parts = catalogue.parts();
        List<Listing> listings = rows(data.resolve("tableB.csv")).stream()
                .map(RealOffers::listing)
                .toList();
        World world = world(Path.of(arguments[1]), parts);
        long start = System.nanoTime();
        List<Detection> detections = new DetectionPipeline(
                        new MemoryCatalogue(parts), RealOffers::noPrices, RealOffers::noStandings)
                .detect(listings, world);
        System.out.printf("%d listings in %.1f s%n", listings.size(), (System.nanoTime() - start) / 1e9);
        report(detections, rows(data.resolve(arguments[2])), catalogue.idOfRow(), arguments.length > 3);
    }

    /** @param idOfRow of the first table */
    record Catalogue(List<KnownPart> parts, Map<String, String> idOfRow) {}

    static Catalogue catalogue(Path shared) throws Exception {
        Path data = shared.resolve("matching/walmart-amazon");
        List<KnownPart> parts = new ArrayList<>();
        Map<String, String> idOfRow = new HashMap<>();
        Set<String> seen = new java.util.HashSet<>();
        for (Row row : rows(data.resolve("tableA.csv"))) {
            KnownPart part = new KnownPart(
                    row.get("brand").orElse("unknown"),
                    row.get("modelno").or(() -> row.get("id")).orElseThrow(),
                    row.get("title").orElse(""),
                    row.get("category").orElse(null),
                    null,
                    null,
                    List.of(),
                    List.of(),
                    false,
                    null,
                    null,
                    null);
            idOfRow.put(row.get("id").orElseThrow(), part.id());
            if (part.number().length() <= 64 && seen.add(part.id())) {
                parts.add(part);
            }
        }
        for (String line : Files.readAllLines(shared.resolve("parts/slg-british-parts.txt"))) {
            String[] cells = line.split(";", 2);
            if (cells.length == 2 && !cells[0].isBlank() && cells[0].length() <= 64 && seen.add("slg/" + cells[0])) {
                parts.add(new KnownPart(
                        "SLG", cells[0], cells[1], null, null, null, List.of(), List.of(), false, null, null, null));
            }
        }
        return new Catalogue(parts, idOfRow);
    }

    static Listing listing(Row row) {
        return new Listing(
                "amazon",
                row.get("id").orElseThrow(),
                null,
                "US",
                row.get("title").orElse("?"),
                null,
                row.get("brand").orElse(null),
                row.get("modelno").orElse(null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    private static World world(Path models, List<KnownPart> parts) throws Exception {
        try (InputStream match = Files.newInputStream(models.resolve(Train.MATCH_FILE));
                InputStream verdict = Files.newInputStream(models.resolve(Train.VERDICT_FILE))) {
            return new World(
                    new MatchModel(
                            ModelFile.read(match, false).model(),
                            Double.parseDouble(System.getProperty("threshold", "" + ModelWorld.MATCH_THRESHOLD))),
                    new VerdictModel(ModelFile.read(verdict, false).model()),
                    new BrandRoleParser(ProtectedMarks.of(
                            parts.stream().map(KnownPart::brand).collect(Collectors.toSet()))),
                    "evaluation");
        }
    }

    private static PriceReferences.Answers noPrices(List<PriceReferences.Item> items) {
        return new PriceReferences.Answers(
                "",
                items.stream()
                        .<Lookup<PriceReferences.PriceReference>>map(item -> new Lookup.None<>())
                        .toList());
    }

    private static List<Lookup<SellerStanding>> noStandings(List<Listing> listings) {
        return listings.stream()
                .<Lookup<SellerStanding>>map(listing -> new Lookup.None<>())
                .toList();
    }

    private static void report(
            List<Detection> detections, List<Row> pairs, Map<String, String> idOfRow, boolean misses) {
        int known = 0;
        int knownMatched = 0;
        int others = 0;
        int othersMatched = 0;
        for (Row pair : pairs) {
            Detection detection =
                    detections.get(Integer.parseInt(pair.get("rtable_id").orElseThrow()));
            String gold = idOfRow.get(pair.get("ltable_id").orElseThrow());
            String answer = part(detection);
            boolean same = answer.equals(gold);
            if (pair.get("label").orElseThrow().equals("1")) {
                known++;
                knownMatched += same ? 1 : 0;
                if (misses && !same) {
                    System.out.println("MISS " + gold + " got " + answer + " <- "
                            + detection.listing().title() + " | "
                            + detection.listing().partNumber());
                }
            } else {
                others++;
                othersMatched += same ? 1 : 0;
                if (misses && same) {
                    System.out.println(
                            "WRONG " + answer + " <- " + detection.listing().title() + " | "
                                    + detection.listing().partNumber());
                }
            }
        }
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        int accused = 0;
        for (Detection detection : detections) {
            if (detection.judgement() instanceof Judgement.Decided decided) {
                verdicts.merge(decided.verdict(), 1, Integer::sum);
                accused += decided.verdict().accuses() ? 1 : 0;
                if (misses && decided.verdict().accuses()) {
                    System.out.println("ACCUSED " + decided.verdict() + " " + part(detection) + " <- "
                            + detection.listing().title() + " | "
                            + detection.listing().brand() + " "
                            + decided.why().reasons().stream().limit(5).toList());
                }
            }
        }
        System.out.println(verdicts);
        System.out.printf(
                "known_pairs_matched    %.4f  (%d of %d)%n", (double) knownMatched / known, knownMatched, known);
        System.out.printf(
                "known_nonpairs_matched %.4f  (%d of %d)%n", (double) othersMatched / others, othersMatched, others);
        System.out.printf("accused_share          %.5f (%d)%n", (double) accused / detections.size(), accused);
    }

    private static String part(Detection detection) {
        boolean notOurs =
                detection.judgement() instanceof Judgement.Decided decided && decided.verdict() == Verdict.NOT_OURS;
        return !notOurs && detection.match() instanceof Lookup.Found<Match>(Match match)
                ? match.candidate().partId()
                : "none";
    }

    static List<Row> rows(Path file) throws Exception {
        Map<String, String> fields = new LinkedHashMap<>();
        try (var lines = Files.lines(file)) {
            for (String column : lines.findFirst().orElseThrow().split(",")) {
                fields.put(column, column);
            }
        }
        List<Row> rows = new ArrayList<>();
        Set<RowError> errors = new TreeSet<>(java.util.Comparator.comparing(RowError::line));
        try (InputStream in = Files.newInputStream(file)) {
            TableReader.read(in, Mapping.ofOwnNames(Mapping.Format.CSV, fields), Limits.DEFAULT, new RowSink() {
                @Override
                public void row(Row row) {
                    rows.add(row);
                }

                @Override
                public void error(RowError error, String raw) {
                    errors.add(error);
                }
            });
        }
        errors.forEach(System.err::println);
        return rows;
    }
}
