package io.partguard.detection.judging.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.partguard.detection.judging.Listings;
import io.partguard.detection.judging.brand.BrandRoleParser;
import io.partguard.detection.judging.brand.ProtectedMarks;
import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.candidate.CandidateFinder;
import io.partguard.detection.judging.explanation.Reason;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.matching.MatchModel;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.detection.judging.verdict.Ruling;
import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.detection.judging.verdict.VerdictModel;
import io.partguard.detection.models.ModelFile;
import io.partguard.detection.models.ModelWorld;
import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole way of a listing with the models that are shipped, and hand-written neighbours. */
class DetectionPipelineTest {
    private static final Lookup.Cause OUT = new Lookup.Cause("CATALOG_TIMEOUT", "too slow");
    private static final Candidate PART = new Candidate(
            "prt_1",
            "Karvessa",
            "5N0 941 005 C",
            "Headlight, left",
            "headlight / Scheinwerfer",
            "headlight",
            null,
            List.of(),
            false,
            1,
            "ACTIVE",
            null,
            null,
            "OWN_NUMBER",
            "EXACT",
            20);
    private static World world;

    @BeforeAll
    static void models() throws Exception {
        world = new World(
                new MatchModel(model("match"), ModelWorld.MATCH_THRESHOLD),
                new VerdictModel(model("verdict")),
                new BrandRoleParser(ProtectedMarks.of(List.of("Karvessa", "Ostrowen"))),
                "test");
    }

    private static io.partguard.detection.judging.model.TrainedModel model(String name) throws Exception {
        try (InputStream in = DetectionPipelineTest.class.getResourceAsStream("/models/" + name + ".model")) {
            return ModelFile.read(in, false).model();
        }
    }

    private static Detection judge(Listing listing, Lookup<List<Candidate>> candidates, boolean pricesOut) {
        CandidateFinder finder = read -> new CandidateFinder.Found(
                "rev", read.stream().map(one -> candidates).toList());
        PriceReferences prices = items -> new PriceReferences.Answers(
                "book",
                items.stream()
                        .<Lookup<PriceReferences.PriceReference>>map(item -> pricesOut
                                ? new Lookup.Unavailable<>(new Lookup.Cause("PRICING_TIMEOUT", "too slow"))
                                : new Lookup.Found<>(new PriceReferences.PriceReference(
                                        Money.of("489.00", "EUR"), Money.of("352.08", "EUR"), null, null)))
                        .toList());
        SellerStandings sellers = listings -> listings.stream()
                .<Lookup<SellerStandings.SellerStanding>>map(one -> new Lookup.None<>())
                .toList();
        return new DetectionPipeline(finder, prices, sellers)
                .detect(List.of(listing), world)
                .getFirst();
    }

    private static Judgement.Decided decided(Listing listing, Candidate... candidates) {
        return (Judgement.Decided)
                judge(listing, new Lookup.Found<>(List.of(candidates)), false).judgement();
    }

    private static final Listing HONEST = Listings.offer(
            "Scheinwerfer Klarvex passend für Karvessa Tirel 5N0 941 005 C",
            "Klarvex",
            "903.02862",
            "Kein Originalteil, Marke Klarvex",
            "120.00",
            new Listing.Seller("s", "shop", 3000, 5000, .99, "DE"),
            "DE",
            "neu");
    private static final Listing FAKE = Listings.offer(
            "Original Kаrvessa Scheinwerfer 5N0 941 005 C",
            null,
            "5N0941005C",
            "nur heute, bitte direkt melden",
            "70.00",
            new Listing.Seller("f", "x", 20, 3, .85, "CN"),
            "CN",
            "neu");

    @Test
    void neverAccusesAnHonestPartThatSaysWhatItFits() {
        assertThat(decided(HONEST, PART).verdict()).isEqualTo(Verdict.COMPATIBLE);
    }

    @Test
    void aDisguisedMarkFromAYoungAccountFarBelowTheListIsACounterfeit() {
        assertThat(decided(FAKE, PART).verdict()).isEqualTo(Verdict.COUNTERFEIT);
    }

    @Test
    void contributionsAddUpToTheLogOddsOfTheRawProbability() {
        for (Listing listing : List.of(HONEST, FAKE, Listings.titled("Kaffeemühle"))) {
            Judgement.Decided decided = decided(listing, PART);
            double sum = decided.why().reasons().stream()
                    .mapToDouble(Reason::contribution)
                    .sum();
            double raw = decided.raw().get(decided.verdict());
            assertThat(sum).isCloseTo(decided.why().margin(), within(1e-9));
            assertThat(Math.log(raw / (1 - raw))).isCloseTo(sum, within(1e-9));
            assertThat(decided.probabilities().values().stream()
                            .mapToDouble(p -> p)
                            .sum())
                    .isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void nothingFoundAndNoMarkIsNotOurs() {
        assertThat(decided(Listings.titled("Kaffeemühle Edelstahl")).verdict()).isEqualTo(Verdict.NOT_OURS);
    }

    @Test
    void aMarkWithoutAPartIsOurBusinessAllTheSame() {
        Judgement.Decided decided = decided(Listings.titled("Original Karvessa Scheinwerfer"));
        assertThat(decided.verdict()).isNotEqualTo(Verdict.NOT_OURS);
        assertThat(decided.rulings()).extracting(Ruling::code).contains("PART_UNKNOWN");
        assertThat(decided(HONEST, PART).rulings()).extracting(Ruling::code).doesNotContain("PART_UNKNOWN");
    }

    @Test
    void aPackOfUnknownSizeHasNoPrice() {
        PriceReferences.PriceReference reference =
                new PriceReferences.PriceReference(Money.of("10.00", "EUR"), Money.of("7.00", "EUR"), null, null);
        assertThat(PricedMatches.compared(HONEST, packOf(1), reference)).isNotNull();
        assertThat(PricedMatches.compared(HONEST, packOf(4), reference)).isNull();
    }

    private static Candidate packOf(int pieces) {
        return new Candidate(
                PART.partId(),
                PART.brand(),
                PART.partNumber(),
                PART.name(),
                null,
                null,
                null,
                List.of(),
                false,
                pieces,
                "ACTIVE",
                null,
                null,
                "OWN_NUMBER",
                "EXACT",
                20);
    }

    @Test
    void anOutageIsUndecidedAndNeverClean() {
        assertThat(judge(FAKE, new Lookup.Unavailable<>(OUT), false).judgement())
                .isEqualTo(new Judgement.Undecided("CATALOG_TIMEOUT", true));
        assertThat(judge(FAKE, new Lookup.Found<>(List.of(PART)), true).judgement())
                .isEqualTo(new Judgement.Undecided("PRICING_TIMEOUT", true));
    }
}
