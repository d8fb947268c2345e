package io.partguard.detection.learning;

import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.listing.ListingReader;
import io.partguard.detection.judging.listing.ReadListing;
import io.partguard.detection.judging.matching.MatchFeatures;
import io.partguard.identity.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of listing and candidate. Beside the generated feed there are plain listings made of catalogue rows in many
 * shapes, and for a share of all listings the right part is taken away, so that the model learns what a near neighbour
 * without the right one looks like.
 */
final class MatchExamples {
    private static final double TAKEN_AWAY = .4;

    private final Examples examples = new Examples(MatchFeatures.NAMES);
    private final ListingReader reader = new ListingReader();
    private final MemoryCatalogue catalogue;
    private final Random random;

    private MatchExamples(SyntheticWorld world, Random random) {
        this.catalogue = new MemoryCatalogue(world.parts());
        this.random = random;
    }

    static Examples of(SyntheticWorld world, Random random) {
        MatchExamples made = new MatchExamples(world, random);
        for (SyntheticWorld.Labelled labelled : world.listings()) {
            made.add(labelled.listing(), labelled.partId());
        }
        PlainListings plain = new PlainListings(world.parts(), random);
        for (KnownPart part : world.parts()) {
            made.add(plain.of(part), part.id());
        }
        return made.examples;
    }

    private void add(Listing listing, @Nullable String gold) {
        ReadListing read = reader.read(listing);
        List<Candidate> candidates = candidates(read);
        if (gold != null && random.nextDouble() < TAKEN_AWAY) {
            candidates.removeIf(candidate -> candidate.partId().equals(gold));
        }
        double[][] rows = MatchFeatures.of(read, candidates);
        for (int c = 0; c < rows.length; c++) {
            examples.add(rows[c], candidates.get(c).partId().equals(gold), 1);
        }
    }

    private List<Candidate> candidates(ReadListing read) {
        return catalogue.find(List.of(read)).answers().getFirst() instanceof Lookup.Found<List<Candidate>>(var found)
                ? new ArrayList<>(found)
                : new ArrayList<>();
    }
}
