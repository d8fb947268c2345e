package io.partguard.detection.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.detection.judging.brand.BrandReading;
import io.partguard.detection.judging.brand.BrandRoleParser;
import io.partguard.detection.judging.brand.ProtectedMarks;
import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.listing.ListingReader;
import io.partguard.detection.judging.listing.ReadListing;
import io.partguard.detection.judging.matching.Match;
import io.partguard.detection.judging.matching.MatchFeatures;
import io.partguard.detection.judging.signal.SellerHistory;
import io.partguard.detection.judging.signal.SignalReader;
import io.partguard.detection.judging.signal.Signals;
import io.partguard.detection.judging.verdict.Ruling;
import io.partguard.detection.judging.verdict.Rulings;
import io.partguard.detection.judging.verdict.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever stands in a listing: no exception, no infinite value, the same answer again, and time that grows with its length only. */
class AnyTextTest {
    private static final BrandRoleParser PARSER =
            new BrandRoleParser(ProtectedMarks.of(List.of("Karvessa", "Ostrowen", "3M", "Mercedes-Benz")));
    private static final ListingReader READER = new ListingReader();

    private static final List<String> SHARDS = List.of(
            "Karvessa",
            "Kаrvessa",
            "for ",
            "passend für ",
            "OE-Nr. ",
            "1K0 941 792",
            "T 523 121 63 48",
            "\u200b",
            "\u202e",
            "适用于",
            "için",
            "ＫＡＲ",
            "K.a.r.v.e.s.s.a",
            "K4rv3ssa",
            "1:1",
            "\uD83D\uDE97",
            "\uD83D",
            "\0",
            "\n",
            "ﷺ",
            "ẞ",
            "İ",
            "a\u0301\u0301\u0301",
            "+49 151 12345678",
            "x@y.z",
            "$$@@",
            "((((",
            "----",
            "....",
            "0000000",
            "|",
            " / ");

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> shard = Arbitraries.oneOf(
                Arbitraries.of(SHARDS), Arbitraries.strings().all().ofMaxLength(20));
        return shard.list().ofMaxSize(30).map(shards -> String.join("", shards));
    }

    @Provide
    Arbitrary<Listing> listings() {
        Arbitrary<String> text = hostile();
        return Combinators.combine(text, text.injectNull(.3), text.injectNull(.3), text.injectNull(.3))
                .as(Listings::listing);
    }

    @Provide
    Arbitrary<Candidate> candidates() {
        return Combinators.combine(
                        hostile(),
                        hostile(),
                        hostile(),
                        Arbitraries.of("OWN_NUMBER", "TEXT", "GTIN", "SOMETHING"),
                        Arbitraries.of("EXACT", "EDIT_1", "NEW_KIND").injectNull(.3),
                        Arbitraries.doubles().between(0, 1e6))
                .as((brand, number, name, route, spelling, score) -> new Candidate(
                        "prt_1", brand, number, name, name, null, number, List.of(), true, 1, null, null, name, route,
                        spelling, score));
    }

    @Property(tries = 500)
    void readsAnythingTwiceTheSame(@ForAll("listings") Listing listing, @ForAll("candidates") Candidate candidate) {
        assertThat(bits(listing, candidate)).isEqualTo(bits(listing, candidate));
    }

    private static List<Double> bits(Listing listing, Candidate candidate) {
        ReadListing read = READER.read(listing);
        double[][] rows = MatchFeatures.of(read, List.of(candidate, candidate));
        BrandReading brands = PARSER.parse(read.text());
        Signals signals = SignalReader.read(
                read,
                brands,
                List.of(candidate),
                new Match(candidate, .9),
                new SignalReader.Prices(10, 20, 15.0, "EUR"),
                new SellerHistory(3, 2, null, null, null, SellerHistory.Shared.NOTHING));
        Set<Verdict> struck = EnumSet.noneOf(Verdict.class);
        for (Ruling ruling : Rulings.on(signals.facts())) {
            struck.addAll(ruling.struck());
        }
        assertThat(struck).hasSizeLessThan(Verdict.values().length);
        List<Double> all = new java.util.ArrayList<>();
        for (double[] row : List.of(rows[0], rows[1], signals.values())) {
            for (double value : row) {
                assertThat(Double.isInfinite(value)).isFalse();
                all.add(value);
            }
        }
        return all;
    }

    @Test
    void aMegabyteOfAnythingIsReadLikeAPage() {
        for (String shard : SHARDS) {
            String huge = shard.repeat(1_000_000 / Math.max(1, shard.length()));
            Listing listing = Listings.listing(huge, huge, huge, huge);
            long start = System.nanoTime();
            ReadListing read = READER.read(listing);
            PARSER.parse(read.text());
            // Far above what it takes, far below what anything but a cut at a length would take.
            assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
        }
    }
}
