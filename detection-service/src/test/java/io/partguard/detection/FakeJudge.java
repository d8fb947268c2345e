package io.partguard.detection;

import io.partguard.detection.detections.Judge;
import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.explanation.Explanation;
import io.partguard.detection.judging.explanation.Reason;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.matching.Match;
import io.partguard.detection.judging.pipeline.Basis;
import io.partguard.detection.judging.pipeline.Detection;
import io.partguard.detection.judging.pipeline.PriceReferences.PriceReference;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Judges by the title: it begins with the verdict it wants. Can be out, slow, or of another basis. */
public class FakeJudge implements Judge {
    public volatile String outage = "";
    public volatile String catalogueRevision = "cat-1";
    public volatile Runnable before = () -> {};
    public final AtomicInteger asked = new AtomicInteger();

    @Override
    public List<Detection> judge(String tenant, List<Listing> listings, Instant asOf) {
        asked.addAndGet(listings.size());
        before.run();
        return listings.stream().map(this::judge).toList();
    }

    private Detection judge(Listing listing) {
        Basis basis = new Basis(catalogueRevision, "pb-1", "match-1", "verdict-1", "rulings-1", 1, "test");
        if (!outage.isEmpty()) {
            return new Detection(
                    listing,
                    new Lookup.Unavailable<>(new Lookup.Cause(outage, "test")),
                    new Lookup.None<>(),
                    new Judgement.Undecided(outage, true),
                    null,
                    basis);
        }
        if (listing.title().contains("POISON")) {
            throw new IllegalStateException("a bug that one listing finds");
        }
        Verdict verdict = Verdict.valueOf(listing.title().split(" ")[0]);
        Lookup<Match> match =
                verdict == Verdict.NOT_OURS ? new Lookup.None<>() : new Lookup.Found<>(new Match(part(), .97));
        Lookup<PriceReference> price = verdict == Verdict.NOT_OURS
                ? new Lookup.None<>()
                : new Lookup.Found<>(
                        new PriceReference(Money.of("100.00", "EUR"), Money.of("65.00", "EUR"), null, null));
        Map<Verdict, Double> probabilities = new EnumMap<>(Map.of(Verdict.PARALLEL_IMPORT, .1));
        probabilities.put(verdict, .9);
        return new Detection(
                listing,
                match,
                price,
                new Judgement.Decided(
                        verdict,
                        probabilities,
                        probabilities,
                        probabilities,
                        new Explanation(
                                2.2,
                                List.of(new Reason("PRIOR", null, null, .2), new Reason("TEST", "said", "known", 2.0))),
                        List.of()),
                verdict.accuses() ? Money.of("500.00", "EUR") : null,
                basis);
    }

    private static Candidate part() {
        return new Candidate(
                "prt_1",
                "Nordkette",
                "34 11 6",
                "Brake disc",
                null,
                "brake-disc",
                null,
                List.of(),
                false,
                null,
                null,
                null,
                null,
                "OWN_NUMBER",
                "EXACT",
                1);
    }
}
