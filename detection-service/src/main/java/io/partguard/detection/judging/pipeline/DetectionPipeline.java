package io.partguard.detection.judging.pipeline;

import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.candidate.CandidateFinder;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.listing.ListingReader;
import io.partguard.detection.judging.listing.ReadListing;
import io.partguard.detection.judging.matching.Match;
import io.partguard.detection.judging.pipeline.PriceReferences.PriceReference;
import io.partguard.detection.judging.pipeline.SellerStandings.SellerStanding;
import io.partguard.detection.judging.signal.SignalReader;
import io.partguard.detection.judging.signal.Signals;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import io.partguard.identity.PartNumber;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of a listing, for single ones, scans and trials alike. */
public final class DetectionPipeline {
    private final ListingReader reader = new ListingReader();
    private final CandidateFinder candidateFinder;
    private final PriceReferences priceReferences;
    private final SellerStandings sellerStandings;

    public DetectionPipeline(
            CandidateFinder candidateFinder, PriceReferences priceReferences, SellerStandings sellerStandings) {
        this.candidateFinder = candidateFinder;
        this.priceReferences = priceReferences;
        this.sellerStandings = sellerStandings;
    }

    /** One detection a listing, in order. A batch, because both neighbours are asked in batches. */
    public List<Detection> detect(List<Listing> listings, World world) {
        List<ReadListing> read = listings.stream().map(reader::read).toList();
        CandidateFinder.Found candidates = candidateFinder.find(read);
        List<Lookup<Match>> matches = new ArrayList<>(read.size());
        for (int i = 0; i < read.size(); i++) {
            matches.add(
                    world.matchModel().best(read.get(i), candidates.answers().get(i)));
        }
        PricedMatches prices = PricedMatches.ask(priceReferences, listings, matches);
        List<Lookup<SellerStanding>> sellers = sellerStandings.find(listings);
        Basis basis = new Basis(
                candidates.catalogueRevision(),
                prices.priceBook(),
                world.matchModel().model().id(),
                world.verdictModel().model().id(),
                world.rulings().version(),
                PartNumber.VERSION,
                world.build());
        List<Detection> detections = new ArrayList<>(read.size());
        for (int i = 0; i < read.size(); i++) {
            detections.add(detection(
                    read.get(i),
                    candidates.answers().get(i),
                    matches.get(i),
                    prices.answers().get(i),
                    sellers.get(i),
                    world,
                    basis));
        }
        return detections;
    }

    private static Detection detection(
            ReadListing read,
            Lookup<List<Candidate>> candidates,
            Lookup<Match> match,
            Lookup<PriceReference> price,
            Lookup<SellerStanding> seller,
            World world,
            Basis basis) {
        Judgement judgement = judge(read, candidates, match, price, seller, world);
        return new Detection(read.listing(), match, price, judgement, atStake(read.listing(), price, judgement), basis);
    }

    private static Judgement judge(
            ReadListing read,
            Lookup<List<Candidate>> candidates,
            Lookup<Match> match,
            Lookup<PriceReference> price,
            Lookup<SellerStanding> seller,
            World world) {
        // An outage is never read as "there is none".
        for (Lookup<?> asked : List.of(candidates, match, price, seller)) {
            if (asked instanceof Lookup.Unavailable<?>(Lookup.Cause cause)) {
                return new Judgement.Undecided(cause.code(), true);
            }
        }
        Signals signals = signals(read, found(candidates), found(match), found(price), found(seller), world);
        return world.verdictModel().judge(signals, world.rulings().on(signals.facts()));
    }

    /** What the verdict model sees of a listing; the same in serving and in training. */
    public static Signals signals(
            ReadListing read,
            @Nullable List<Candidate> candidates,
            @Nullable Match match,
            @Nullable PriceReference price,
            @Nullable SellerStanding seller,
            World world) {
        return signals(
                read,
                world.brands().parse(read.text()),
                candidates == null ? List.of() : candidates,
                match,
                price,
                seller);
    }

    /** As above, for who has no models yet. */
    public static Signals signals(
            ReadListing read,
            io.partguard.detection.judging.brand.BrandReading brands,
            List<Candidate> candidates,
            @Nullable Match match,
            @Nullable PriceReference price,
            @Nullable SellerStanding seller) {
        return SignalReader.read(
                read,
                brands,
                candidates,
                match,
                price == null ? null : PricedMatches.compared(read.listing(), price),
                seller == null ? null : seller.confirmedInfringements());
    }

    private static <T> @Nullable T found(Lookup<T> lookup) {
        return lookup instanceof Lookup.Found<T>(T value) ? value : null;
    }

    private static @Nullable Money atStake(Listing listing, Lookup<PriceReference> price, Judgement judgement) {
        boolean accused = judgement instanceof Judgement.Decided decided
                && decided.verdict().accuses();
        Integer pieces = listing.quantity();
        if (!accused || pieces == null || !(price instanceof Lookup.Found<PriceReference>(PriceReference reference))) {
            return null;
        }
        long pack = listing.packQuantity() == null ? 1 : Math.max(1, listing.packQuantity());
        return reference.listPrice().times(Math.max(0, pieces) * pack);
    }
}
