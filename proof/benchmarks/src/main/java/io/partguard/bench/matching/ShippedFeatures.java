package io.partguard.bench.matching;

import io.partguard.bench.matching.PairFolder.Pair;
import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.listing.ListingReader;
import io.partguard.detection.judging.listing.ReadListing;
import io.partguard.detection.judging.matching.MatchFeatures;
import io.partguard.detection.judging.matching.Table;
import io.partguard.detection.judging.matching.TableFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The features that the shipped match model looks at: a left row as an offer, the right rows most like it and the pair's
 * own as its candidates.
 */
final class ShippedFeatures {
    private static final int CANDIDATES = 10;
    private static final Set<String> TITLE = Set.of("title", "name");
    private static final Set<String> BRAND = Set.of("brand", "manufacturer");
    private static final Set<String> NUMBER = Set.of("modelno", "partnumber", "mpn");
    private static final Set<String> PRICE = Set.of("price", "pricecurrency");

    private final Table left;
    private final Table right;
    private final TableFeatures features;
    private final ListingReader reader = new ListingReader();

    ShippedFeatures(PairFolder folder, TableFeatures features) {
        this.left = folder.left.table();
        this.right = folder.right.table();
        this.features = features;
    }

    static List<String> names() {
        return MatchFeatures.NAMES;
    }

    double[] of(Pair pair) {
        List<Candidate> candidates = new ArrayList<>();
        int own = -1;
        for (int row : features.nearest(pair.left(), CANDIDATES)) {
            own = row == pair.right() ? candidates.size() : own;
            candidates.add(candidate(row));
        }
        if (own < 0) {
            own = candidates.size();
            candidates.add(candidate(pair.right()));
        }
        return MatchFeatures.of(offer(pair.left()), candidates)[own];
    }

    private ReadListing offer(int row) {
        String title = cell(left, row, TITLE);
        return reader.read(new Listing(
                "left",
                "row",
                null,
                null,
                title == null ? "-" : title,
                rest(left, row),
                cell(left, row, BRAND),
                cell(left, row, NUMBER),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null));
    }

    private Candidate candidate(int row) {
        String title = cell(right, row, TITLE);
        String brand = cell(right, row, BRAND);
        String number = cell(right, row, NUMBER);
        return new Candidate(
                "row",
                brand == null ? "" : brand,
                number == null ? "" : number,
                title == null ? "-" : title,
                rest(right, row),
                null,
                null,
                List.of(),
                false,
                null,
                null,
                null,
                null,
                "TEXT",
                null,
                0);
    }

    private static @Nullable String cell(Table table, int row, Set<String> names) {
        for (int column = 0; column < table.columns().size(); column++) {
            String cell = table.rows().get(row).get(column);
            if (names.contains(table.columns().get(column)) && !cell.isBlank()) {
                return cell;
            }
        }
        return null;
    }

    private static @Nullable String rest(Table table, int row) {
        StringBuilder rest = new StringBuilder();
        for (int column = 0; column < table.columns().size(); column++) {
            String name = table.columns().get(column);
            if (!TITLE.contains(name) && !BRAND.contains(name) && !NUMBER.contains(name) && !PRICE.contains(name)) {
                rest.append(table.rows().get(row).get(column)).append(' ');
            }
        }
        return rest.toString().isBlank() ? null : rest.toString();
    }
}
