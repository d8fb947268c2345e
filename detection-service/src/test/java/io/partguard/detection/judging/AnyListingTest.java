package io.partguard.detection.judging;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.partguard.detection.feed.Fault;
import io.partguard.detection.feed.ListingForm;
import io.partguard.detection.feed.ListingReading;
import io.partguard.detection.judging.brand.BrandRoleParser;
import io.partguard.detection.judging.brand.ProtectedMarks;
import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.candidate.CandidateFinder;
import io.partguard.detection.judging.explanation.Reason;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.listing.ListingReader;
import io.partguard.detection.judging.matching.MatchModel;
import io.partguard.detection.judging.pipeline.DetectionPipeline;
import io.partguard.detection.judging.pipeline.PriceReferences;
import io.partguard.detection.judging.pipeline.SellerStandings.SellerStanding;
import io.partguard.detection.judging.pipeline.World;
import io.partguard.detection.judging.signal.SellerHistory;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.detection.judging.verdict.VerdictModel;
import io.partguard.detection.models.ModelFile;
import io.partguard.detection.models.ModelWorld;
import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Any form, through the parser of listings and the models that are shipped: refused with reasons or judged, and the same again. */
class AnyListingTest {
    private static final World WORLD = world();
    private static final BrandRoleParser ROLES = WORLD.brandRoles();

    private static World world() {
        return new World(
                new MatchModel(model("match"), ModelWorld.MATCH_THRESHOLD),
                new VerdictModel(model("verdict")),
                new BrandRoleParser(ProtectedMarks.of(List.of("Karvessa", "Ostrowen", "3M", "Mercedes-Benz"))),
                "test");
    }

    private static io.partguard.detection.judging.model.TrainedModel model(String name) {
        try (InputStream in = AnyListingTest.class.getResourceAsStream("/models/" + name + ".model")) {
            return ModelFile.read(in, false).model();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(60),
                Arbitraries.of(
                        "Original Kаrvessa 5N0 941 005 C",
                        "passend für Karvessa 5N0 941 005 C, Klarvex",
                        "Karvessa 5N0941005C write to a@b.example +49 30 1234567890",
                        "",
                        " "));
    }

    @Provide
    Arbitrary<ListingForm> forms() {
        Arbitrary<String> text = text();
        Arbitrary<String> country =
                Arbitraries.of("DE", "CN", "US", "XX", "de", "").injectNull(.2);
        Arbitrary<Integer> number = Arbitraries.integers().injectNull(.3);
        Arbitrary<ListingForm.Price> price = Combinators.combine(
                        Arbitraries.oneOf(
                                        text,
                                        Arbitraries.of("12.50", "1.234,56", "0", "-3", "1e9", "9".repeat(300), "NaN"))
                                .injectNull(.1),
                        Arbitraries.of("EUR", "JPY", "XXX", "???").injectNull(.2))
                .as(ListingForm.Price::new)
                .injectNull(.2);
        Arbitrary<ListingForm.Seller> seller = Combinators.combine(
                        text.injectNull(.2),
                        number,
                        number,
                        Arbitraries.doubles().injectNull(.3),
                        country)
                .as((id, age, feedback, share, from) -> new ListingForm.Seller(id, "x", age, feedback, share, from))
                .injectNull(.2);
        return Combinators.combine(
                        text.injectNull(.05), text.injectNull(.3), text.injectNull(.3), price, seller, country, number)
                .as((title, description, brand, money, who, to, pieces) -> new ListingForm(
                        "bay",
                        "1",
                        null,
                        to,
                        title,
                        description,
                        brand,
                        brand,
                        description,
                        money,
                        pieces,
                        description,
                        pieces,
                        who,
                        to,
                        to == null ? null : List.of(to),
                        title == null ? null : List.of(title),
                        Instant.EPOCH));
    }

    @Property(tries = 400)
    void isRefusedWithReasonsOrJudgedTwiceTheSame(@ForAll("forms") ListingForm form) {
        List<Fault> faults = ListingReading.faults(form);
        assertThat(ListingReading.faults(form)).isEqualTo(faults);
        if (faults.isEmpty()) {
            Judgement judgement = judge(form);
            assertThat(judge(form)).isEqualTo(judgement);
            sound((Judgement.Decided) judgement);
        }
    }

    static void sound(Judgement.Decided decided) {
        assertThat(decided.probabilities().values())
                .allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
        assertThat(decided.probabilities().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(decided.raw().values()).allSatisfy(share -> assertThat(share).isFinite());
        assertThat(decided.why().reasons().stream()
                        .mapToDouble(Reason::contribution)
                        .sum())
                .isCloseTo(decided.why().margin(), org.assertj.core.data.Offset.offset(1e-9));
    }

    static Judgement judge(ListingForm form) {
        Candidate part = new Candidate(
                "prt_1",
                "Karvessa",
                "5N0 941 005 C",
                "Scheinwerfer",
                null,
                null,
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
        CandidateFinder finder = read -> new CandidateFinder.Found(
                "rev",
                read.stream()
                        .<Lookup<List<Candidate>>>map(one -> new Lookup.Found<>(List.of(part)))
                        .toList());
        PriceReferences prices = items -> new PriceReferences.Answers(
                "book",
                items.stream()
                        .<Lookup<PriceReferences.PriceReference>>map(
                                item -> new Lookup.Found<>(new PriceReferences.PriceReference(
                                        Money.of("489.00", "EUR"), Money.of("352.08", "EUR"), null, null)))
                        .toList());
        SellerHistory history =
                new SellerHistory(9, 1, 2, 3, new SellerHistory.Range(-.3, .2, 9), new SellerHistory.Shared(1, 0));
        return new DetectionPipeline(
                        finder,
                        prices,
                        listings -> listings.stream()
                                .<Lookup<SellerStanding>>map(one -> new Lookup.Found<>(new SellerStanding(history)))
                                .toList())
                .detect(List.of(ListingReading.listing(form)), WORLD)
                .getFirst()
                .judgement();
    }

    @Test
    void readingAllocatesInProportionToTheLengthOfTheText() {
        for (String shard : List.of(
                "Karvessa 5N0 941 005 C ",
                "K.a.r.v.e.s.s.a ",
                "a",
                "1 ",
                "-1-a-",
                "Kаrvessa",
                "für ",
                "\u200b\u202e",
                "适用于",
                "x@y.z ")) {
            isReadInProportion(shard, 30);
        }
    }

    /** @param times each length is read; the least counts, since a first reading also loads and compiles */
    static void isReadInProportion(String shard, int times) {
        long single = allocated(shard, 1_500, times);
        long fourfold = allocated(shard, 6_000, times);
        // A fourfold text may cost four times as much and what is there once; a square would be sixteen times.
        assertThat(fourfold).as(shard).isLessThan(6 * single + 64_000);
    }

    private static long allocated(String shard, int length, int times) {
        String text = shard.repeat(length / shard.length() + 1).substring(0, length);
        Listing listing = Listings.listing(text, text, null, text);
        ListingReader reader = new ListingReader();
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < times; i++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            ROLES.parse(reader.read(listing).text());
            least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
