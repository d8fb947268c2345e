package io.partguard.bench.scoring;

import io.partguard.detection.judging.brand.BrandRoleParser;
import io.partguard.detection.judging.brand.ProtectedMarks;
import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.candidate.CandidateFinder;
import io.partguard.detection.judging.listing.ClaimedPrice;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.listing.ListingReader;
import io.partguard.detection.judging.listing.ReadListing;
import io.partguard.detection.judging.matching.MatchFeatures;
import io.partguard.detection.judging.matching.MatchModel;
import io.partguard.detection.judging.model.FlatTrees;
import io.partguard.detection.judging.model.TrainedModel;
import io.partguard.detection.judging.pipeline.Detection;
import io.partguard.detection.judging.pipeline.DetectionPipeline;
import io.partguard.detection.judging.pipeline.PriceReferences;
import io.partguard.detection.judging.pipeline.SellerStandings.SellerStanding;
import io.partguard.detection.judging.pipeline.World;
import io.partguard.detection.judging.verdict.VerdictModel;
import io.partguard.detection.models.ModelFile;
import io.partguard.detection.models.UnusableModel;
import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;

/** One listing with ten candidates, by the models that are shipped; and what it is compared with. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TenCandidates {
    static final int CANDIDATES = 10;
    /** Of a match, as the service is set; it decides what is done with the best candidate, not what that costs. */
    private static final double THRESHOLD = .7;

    private final Listing listing = listing();
    private final ReadListing read = new ListingReader().read(listing);
    private final List<Candidate> candidates = candidates();
    private final MatchModel matchModel = new MatchModel(model("match"), THRESHOLD);
    private final FlatTrees trees = matchModel.model().trees(MatchModel.OUTPUT);
    private final double[][] rows = MatchFeatures.of(read, candidates);
    private final World world = new World(
            matchModel,
            new VerdictModel(model("verdict")),
            new BrandRoleParser(ProtectedMarks.of(List.of("Karvessa", "Ostrowen", "Velmer", "Tindra"))),
            "bench");
    private final DetectionPipeline pipeline = new DetectionPipeline(
            asked -> new CandidateFinder.Found("rev", List.of(new Lookup.Found<>(candidates))),
            items -> new PriceReferences.Answers(
                    "book",
                    items.stream()
                            .<Lookup<PriceReferences.PriceReference>>map(item -> new Lookup.Found<>(reference()))
                            .toList()),
            listings -> listings.stream()
                    .<Lookup<SellerStanding>>map(one -> new Lookup.None<>())
                    .toList());
    private final Model<Label> logistic = PlainLogistic.trained();
    private final Example<Label> prebuilt = PlainLogistic.example();

    /** The whole way of a listing but for the neighbours' answers. */
    @Benchmark
    public List<Detection> listing10() {
        return pipeline.detect(List.of(listing), world);
    }

    /** The probabilities of ten pairs, features and all. */
    @Benchmark
    public double[] pairs10() {
        return matchModel.probabilities(read, candidates);
    }

    /** The same trees over features that are there already. */
    @Benchmark
    public double walks10() {
        double sum = 0;
        for (double[] row : rows) {
            sum += trees.margin(row);
        }
        return sum;
    }

    @Benchmark
    public Prediction<Label> tribuoLogisticRegression() {
        return logistic.predict(prebuilt);
    }

    private static TrainedModel model(String name) {
        try (InputStream in = ModelFile.class.getResourceAsStream("/models/" + name + ".model")) {
            if (in == null) {
                throw new IllegalStateException("no model " + name);
            }
            return ModelFile.read(in, false).model();
        } catch (IOException | UnusableModel e) {
            throw new IllegalStateException(e);
        }
    }

    private static PriceReferences.PriceReference reference() {
        return new PriceReferences.PriceReference(Money.of("489.00", "EUR"), Money.of("352.08", "EUR"), null, null);
    }

    private static Listing listing() {
        return new Listing(
                "market",
                "1",
                null,
                "DE",
                "Scheinwerfer links LED passend für Karvessa Tarn 5N0 941 005 C, neu, Klarvex 88213",
                "Hochwertiger Ersatz, OE-Nr. 5N0941005C, 5N0 941 005 D. Versand innerhalb von zwei Tagen, zwei Jahre Garantie.",
                "Klarvex",
                "88213",
                null,
                new ClaimedPrice("149,00 EUR", new Lookup.Found<>(Money.of("149.00", "EUR"))),
                null,
                "new",
                12,
                new Listing.Seller("s1", "autoteile-nord", 900, 4_100, .992, "DE"),
                "DE",
                List.of("DE"),
                List.of(),
                null);
    }

    private static List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < CANDIDATES; i++) {
            candidates.add(new Candidate(
                    "prt_" + i,
                    i % 3 == 2 ? "Ostrowen" : "Karvessa",
                    "5N0 941 00" + i + " " + (char) ('A' + i),
                    List.of("Scheinwerfer links LED", "Scheinwerfer rechts Halogen", "Nebelscheinwerfer", "Blende")
                            .get(i % 4),
                    "Tarn ab 2019, mit Tagfahrlicht",
                    "headlight",
                    null,
                    List.of(),
                    false,
                    1,
                    "ACTIVE",
                    null,
                    null,
                    i == 5 ? "OWN_NUMBER" : "TEXT",
                    i == 5 ? "EXACT" : null,
                    20.0 - i));
        }
        return candidates;
    }
}
