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
 * Pairs of listing and candidate, from three sources: the generated feed; plain listings made of its catalogue's rows,
 * where for a share the right part is taken away, so that the model learns what a near neighbour without the right one
 * looks like; and a shop of made-up goods, which teaches shapes of names and numbers that no vehicle part has.
 */
final class MatchExamples {
    private static final double TAKEN_AWAY = .4;
    /** Families of made-up goods: about as many listings as the feed has. */
    private static final int FAMILIES = 6_000;
    /** Of the wrong pairs, which outnumber the right ones by far, this share is kept, with more weight each. */
    private static final double KEPT = .4;

    private final Examples examples = new Examples(MatchFeatures.NAMES);
    private final ListingReader reader = new ListingReader();
    private final Random random;

    private MatchExamples(Random random) {
        this.random = random;
    }

    static Examples of(SyntheticWorld world, Random random) {
        MatchExamples made = new MatchExamples(random);
        MemoryCatalogue catalogue = new MemoryCatalogue(world.parts());
        for (SyntheticWorld.Labelled labelled : world.listings()) {
            made.add(catalogue, labelled.listing(), labelled.partId(), TAKEN_AWAY);
        }
        PlainListings plain = new PlainListings(world.parts(), random);
        for (KnownPart part : world.parts()) {
            made.add(catalogue, plain.of(part), part.id(), TAKEN_AWAY);
        }
        VariedShop shop = new VariedShop(random, FAMILIES);
        MemoryCatalogue goods = new MemoryCatalogue(shop.parts);
        for (VariedShop.Offer offer : shop.offers) {
            // The shop lacks many goods of its own accord.
            made.add(goods, offer.listing(), offer.gold(), 0);
        }
        return made.examples;
    }

    private void add(MemoryCatalogue catalogue, Listing listing, @Nullable String gold, double takenAway) {
        ReadListing read = reader.read(listing);
        List<Candidate> candidates = candidates(catalogue, read);
        if (gold != null && random.nextDouble() < takenAway) {
            candidates.removeIf(candidate -> candidate.partId().equals(gold));
        }
        double[][] rows = MatchFeatures.of(read, candidates);
        for (int c = 0; c < rows.length; c++) {
            boolean right = candidates.get(c).partId().equals(gold);
            if (right || random.nextDouble() < KEPT) {
                examples.add(rows[c], right, right ? 1 : 1 / KEPT);
            }
        }
    }

    private static List<Candidate> candidates(MemoryCatalogue catalogue, ReadListing read) {
        return catalogue.find(List.of(read)).answers().getFirst() instanceof Lookup.Found<List<Candidate>>(var found)
                ? new ArrayList<>(found)
                : new ArrayList<>();
    }
}
