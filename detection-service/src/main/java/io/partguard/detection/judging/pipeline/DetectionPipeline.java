package io.partguard.detection.judging.pipeline;

import io.partguard.detection.judging.brand.BrandRoleParser;
import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.candidate.CandidateFinder;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.listing.ListingReader;
import io.partguard.detection.judging.listing.ReadListing;
import io.partguard.detection.judging.matching.Contents;
import io.partguard.detection.judging.matching.Match;
import io.partguard.detection.judging.matching.MatchModel;
import io.partguard.detection.judging.pipeline.PriceReferences.PriceReference;
import io.partguard.detection.judging.pipeline.SellerStandings.SellerStanding;
import io.partguard.detection.judging.signal.SignalReader;
import io.partguard.detection.judging.signal.Signals;
import io.partguard.detection.judging.verdict.Counterfactual;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.detection.judging.verdict.Rulings;
import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import io.partguard.identity.PartNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
        Asked asked = ask(listings, world.matchModel());
        List<Lookup<SellerStanding>> sellers = standings(listings);
        Basis basis = new Basis(
                asked.candidates().catalogueRevision(),
                asked.prices().priceBook(),
                world.matchModel().model().id(),
                world.verdictModel().id(),
                Rulings.VERSION,
                PartNumber.VERSION,
                world.build());
        List<Detection> detections = new ArrayList<>(listings.size());
        for (int i = 0; i < listings.size(); i++) {
            detections.add(detection(
                    asked.read().get(i),
                    asked.candidates().answers().get(i),
                    asked.matches().get(i),
                    asked.prices().answers().get(i),
                    sellers.get(i),
                    world,
                    basis));
        }
        return detections;
    }

    /** What is known of each listing of a batch before anything is known of its seller. */
    private record Asked(
            List<ReadListing> read,
            CandidateFinder.Found candidates,
            List<Lookup<Match>> matches,
            PricedMatches prices) {}

    private Asked ask(List<Listing> listings, MatchModel matchModel) {
        List<ReadListing> read = listings.stream().map(reader::read).toList();
        CandidateFinder.Found candidates = candidateFinder.find(read);
        List<Lookup<Match>> matches = new ArrayList<>(read.size());
        for (int i = 0; i < read.size(); i++) {
            matches.add(matchModel.best(read.get(i), candidates.answers().get(i)));
        }
        return new Asked(read, candidates, matches, PricedMatches.ask(priceReferences, listings, matches));
    }

    private Detection detection(
            ReadListing read,
            Lookup<List<Candidate>> candidates,
            Lookup<Match> match,
            Lookup<PriceReference> price,
            Lookup<SellerStanding> seller,
            World world,
            Basis basis) {
        Judgement judgement = judge(read, candidates, match, price, seller, world);
        return new Detection(
                read.listing(),
                match,
                contents(read, candidates, match),
                price,
                judgement,
                atStake(read.listing(), price, judgement),
                seller instanceof Lookup.Found<SellerStanding>(SellerStanding standing)
                        ? basis.with(standing.history())
                        : basis);
    }

    private static List<Contents.Item> contents(
            ReadListing read, Lookup<List<Candidate>> candidates, Lookup<Match> match) {
        return candidates instanceof Lookup.Found<List<Candidate>>(List<Candidate> found)
                        && match instanceof Lookup.Found<Match>(Match matched)
                ? Contents.of(read, found, matched)
                : List.of();
    }

    private Judgement judge(
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
        Judgement.Decided decided = decided(read, candidates, match, price, seller, world);
        if (!decided.verdict().accuses()) {
            return decided;
        }
        Counterfactual counterfactual = counterfactuals(read.listing(), candidates, match, price, seller, world)
                .of(read.listing());
        return counterfactual == null ? decided : decided.with(counterfactual);
    }

    private static Judgement.Decided decided(
            ReadListing read,
            Lookup<List<Candidate>> candidates,
            Lookup<Match> match,
            Lookup<PriceReference> price,
            Lookup<SellerStanding> seller,
            World world) {
        Signals signals = signals(read, world.brandRoles(), candidates, match, price, seller);
        return world.verdictModel().judge(signals, Rulings.on(signals.facts()));
    }

    /** Judges edited listings over what was found for the one that was seen: nobody is asked again. */
    private Counterfactuals counterfactuals(
            Listing seen,
            Lookup<List<Candidate>> candidates,
            Lookup<Match> match,
            Lookup<PriceReference> price,
            Lookup<SellerStanding> seller,
            World world) {
        Money listPrice =
                price instanceof Lookup.Found<PriceReference>(PriceReference found) ? found.listPrice() : null;
        return new Counterfactuals(
                listing -> {
                    ReadListing read = reader.read(listing);
                    return ListingEdits.of(
                            read, world.brandRoles().parse(read.text()).uses(), listPrice);
                },
                listing -> {
                    ReadListing read = reader.read(listing);
                    Lookup<Match> again = world.matchModel().best(read, candidates);
                    boolean samePart = match instanceof Lookup.Found<Match>(Match before)
                            && again instanceof Lookup.Found<Match>(Match now)
                            && before.candidate()
                                    .partId()
                                    .equals(now.candidate().partId());
                    return decided(
                            read,
                            candidates,
                            again,
                            samePart ? price : new Lookup.None<>(),
                            of(seller, seen, listing),
                            world);
                });
    }

    /** What is known of the seller stays; that others showed its pictures or text first goes with the pictures or the text. */
    private static Lookup<SellerStanding> of(Lookup<SellerStanding> seller, Listing seen, Listing edited) {
        return seller instanceof Lookup.Found<SellerStanding>(SellerStanding standing)
                ? new Lookup.Found<>(new SellerStanding(standing.history()
                        .keeping(
                                edited.images().equals(seen.images()),
                                Objects.equals(edited.description(), seen.description()))))
                : seller;
    }

    private List<Lookup<SellerStanding>> standings(List<Listing> listings) {
        return sellerStandings.find(listings).stream()
                .<Lookup<SellerStanding>>map(
                        answer -> answer instanceof Lookup.Found<SellerStanding>(SellerStanding standing)
                                ? new Lookup.Found<>(
                                        new SellerStanding(standing.history().coarse()))
                                : answer)
                .toList();
    }

    /** The part that a listing trades on and what that costs, without a verdict: what a seller's earlier offers are read for. */
    public record Trade(Lookup<Match> match, Lookup<PriceReference> price) {}

    /** One answer a listing, in order. */
    public List<Trade> trades(List<Listing> listings, MatchModel matchModel) {
        Asked asked = ask(listings, matchModel);
        List<Trade> trades = new ArrayList<>(listings.size());
        for (int i = 0; i < listings.size(); i++) {
            trades.add(
                    new Trade(asked.matches().get(i), asked.prices().answers().get(i)));
        }
        return trades;
    }

    /**
     * What the verdict model sees of each listing, in order: the same way, for training.
     *
     * @throws IllegalStateException where somebody could not be asked
     */
    public List<Signals> signals(List<Listing> listings, MatchModel matchModel, BrandRoleParser brandRoles) {
        Asked asked = ask(listings, matchModel);
        List<Lookup<SellerStanding>> sellers = standings(listings);
        List<Signals> signals = new ArrayList<>(listings.size());
        for (int i = 0; i < listings.size(); i++) {
            signals.add(signals(
                    asked.read().get(i),
                    brandRoles,
                    asked.candidates().answers().get(i),
                    asked.matches().get(i),
                    asked.prices().answers().get(i),
                    sellers.get(i)));
        }
        return signals;
    }

    private static Signals signals(
            ReadListing read,
            BrandRoleParser brandRoles,
            Lookup<List<Candidate>> candidates,
            Lookup<Match> match,
            Lookup<PriceReference> price,
            Lookup<SellerStanding> seller) {
        List<Candidate> found = found(candidates);
        PriceReference reference = found(price);
        SellerStanding standing = found(seller);
        Match matched = found(match);
        return SignalReader.read(
                read,
                brandRoles.parse(read.text()),
                found == null ? List.of() : found,
                matched,
                // What a set costs says nothing of what one of its parts costs.
                matched == null
                                || reference == null
                                || !contents(read, candidates, match).isEmpty()
                        ? null
                        : PricedMatches.compared(read.listing(), matched.candidate(), reference),
                standing == null ? null : standing.history());
    }

    private static <T> @Nullable T found(Lookup<T> lookup) {
        return switch (lookup) {
            case Lookup.Found<T>(T value) -> value;
            case Lookup.None<T>() -> null;
            case Lookup.Unavailable<T>(Lookup.Cause cause) -> throw new IllegalStateException("not asked: " + cause);
        };
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
