package io.partguard.detection.learning;

import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.listing.ListingReader;
import io.partguard.detection.judging.listing.ReadListing;
import io.partguard.detection.judging.matching.Match;
import io.partguard.detection.judging.matching.MatchModel;
import io.partguard.detection.models.ModelFile;
import io.partguard.identity.Lookup;
import io.partguard.tables.Row;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * The trial behind the threshold of a match: {@code ThresholdTrial DATA MODELS}. Reads the labelled pairs of {@code train.csv}
 * alone, never those that the bench reports, and prints for every threshold what would be matched.
 */
final class ThresholdTrial {
    private ThresholdTrial() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]).resolve("matching/walmart-amazon");
        RealOffers.Catalogue catalogue = RealOffers.catalogue(Path.of(arguments[0]));
        List<Row> pairs = RealOffers.rows(data.resolve("train.csv"));
        TreeSet<Integer> wanted = new TreeSet<>();
        pairs.forEach(pair -> wanted.add(Integer.parseInt(pair.get("rtable_id").orElseThrow())));
        List<Row> offers = RealOffers.rows(data.resolve("tableB.csv"));
        MatchModel model;
        try (InputStream in = Files.newInputStream(Path.of(arguments[1]).resolve(Train.MATCH_FILE))) {
            model = new MatchModel(ModelFile.read(in, false).model(), 0);
        }
        MemoryCatalogue search = new MemoryCatalogue(catalogue.parts());
        ListingReader reader = new ListingReader();
        Map<Integer, Match> best = new HashMap<>();
        for (int row : wanted) {
            Listing listing = RealOffers.listing(offers.get(row));
            ReadListing read = reader.read(listing);
            Lookup<List<Candidate>> found = search.find(List.of(read)).answers().getFirst();
            if (model.best(read, found) instanceof Lookup.Found<Match>(Match match)) {
                best.put(row, match);
            }
        }
        System.out.println("threshold  known_pairs  known_nonpairs   (train.csv)");
        for (int hundredths = 30; hundredths <= 95; hundredths += 5) {
            double threshold = hundredths / 100.0;
            List<Integer> hits = new ArrayList<>(List.of(0, 0, 0, 0));
            for (Row pair : pairs) {
                boolean known = pair.get("label").orElseThrow().equals("1");
                Match match = best.get(Integer.parseInt(pair.get("rtable_id").orElseThrow()));
                boolean same = match != null
                        && match.probability() >= threshold
                        && match.candidate()
                                .partId()
                                .equals(catalogue
                                        .idOfRow()
                                        .get(pair.get("ltable_id").orElseThrow()));
                int at = known ? 0 : 2;
                hits.set(at, hits.get(at) + (same ? 1 : 0));
                hits.set(at + 1, hits.get(at + 1) + 1);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%9.2f %12.4f %15.4f%n",
                    threshold,
                    (double) hits.get(0) / hits.get(1),
                    (double) hits.get(2) / hits.get(3));
        }
    }
}
