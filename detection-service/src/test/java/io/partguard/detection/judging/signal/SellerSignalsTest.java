package io.partguard.detection.judging.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.detection.judging.Listings;
import io.partguard.detection.judging.brand.BrandRoleParser;
import io.partguard.detection.judging.brand.ProtectedMarks;
import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.listing.ListingReader;
import io.partguard.detection.judging.listing.ReadListing;
import io.partguard.detection.judging.matching.Match;
import java.util.List;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SellerSignalsTest {
    private static final BrandRoleParser PARSER = new BrandRoleParser(ProtectedMarks.of(List.of("Karvessa")));
    private static final Candidate PART = new Candidate(
            "prt_1",
            "Karvessa",
            "5N0 941 005 C",
            "Lamp",
            null,
            null,
            null,
            List.of(),
            false,
            1,
            null,
            null,
            null,
            "OWN_NUMBER",
            "EXACT",
            20);

    private static Signals read(@Nullable SellerHistory history, SignalReader.@Nullable Prices prices) {
        ReadListing listing = new ListingReader().read(Listings.titled("Lamp for Karvessa 5N0 941 005 C"));
        return SignalReader.read(
                listing, PARSER.parse(listing.text()), List.of(PART), new Match(PART, .9), prices, history);
    }

    private static SellerHistory history(
            int seen,
            int infringements,
            @Nullable Integer linked,
            @Nullable Integer brands,
            SellerHistory.@Nullable Range range) {
        return new SellerHistory(seen, infringements, linked, brands, range, SellerHistory.Shared.NOTHING);
    }

    private static final List<Feature> OF_SELLERS = List.of(
            Feature.INFRINGEMENTS,
            Feature.SELLER_SEEN,
            Feature.SELLER_BRANDS,
            Feature.SELLER_PRICE_LEVEL,
            Feature.SELLER_PRICE_RANGE,
            Feature.SELLER_LINKED,
            Feature.SHARED_PICTURE,
            Feature.SHARED_TEXT);

    private static List<Feature> known(Signals signals) {
        return OF_SELLERS.stream()
                .filter(feature -> !Double.isNaN(signals.value(feature)))
                .toList();
    }

    @Test
    void whatIsNotKnownIsMissingAndNeverZero() {
        assertThat(known(read(null, null))).isEmpty();
        assertThat(known(read(history(0, 0, null, null, null), null))).isEmpty();
        Signals seen = read(history(4, 0, 0, 0, null), null);
        assertThat(known(seen))
                .containsExactly(
                        Feature.INFRINGEMENTS, Feature.SELLER_SEEN, Feature.SELLER_BRANDS, Feature.SELLER_LINKED);
        assertThat(seen.value(Feature.SELLER_BRANDS)).isZero();
        assertThat(seen.facts().suspicion()).isFalse();
    }

    @Test
    void aPriceStandsWithinTheSellersOwn() {
        SellerHistory history = history(16, 0, null, 3, new SellerHistory.Range(Math.log(.5), .1, 12));
        Signals signals = read(history, new SignalReader.Prices(25, 100, null, "EUR"));
        assertThat(signals.value(Feature.SELLER_PRICE_RANGE)).isCloseTo(Math.log(.25 / .5) / .1, Offset.offset(1e-9));
        assertThat(signals.evidence(Signal.SELLER_PRICE_LEVEL).listing()).isEqualTo("50 %");
        assertThat(known(read(history, null)))
                .contains(Feature.SELLER_PRICE_LEVEL)
                .doesNotContain(Feature.SELLER_PRICE_RANGE);
    }

    @Test
    void confirmedInfringementsOfOthersAreASellerSignal() {
        assertThat(read(history(0, 0, 1, null, null), null).facts().suspicion()).isTrue();
        for (SellerHistory.Shared shared :
                List.of(new SellerHistory.Shared(1, null), new SellerHistory.Shared(null, 1))) {
            assertThat(read(new SellerHistory(0, 0, null, null, null, shared), null)
                            .facts()
                            .suspicion())
                    .isTrue();
        }
        assertThat(read(new SellerHistory(0, 0, 0, null, null, new SellerHistory.Shared(0, 0)), null)
                        .facts()
                        .suspicion())
                .isFalse();
    }

    @Test
    void otherPicturesAreNobodyElses() {
        SellerHistory history = new SellerHistory(2, 1, null, 1, null, new SellerHistory.Shared(3, 2));
        assertThat(history.keeping(false, true).shared()).isEqualTo(new SellerHistory.Shared(null, 2));
        assertThat(history.keeping(true, false).shared()).isEqualTo(new SellerHistory.Shared(3, null));
        assertThat(history.keeping(true, true)).isEqualTo(history);
    }

    @Test
    void oneOfferMoreOfALargeSellerChangesNothing() {
        SellerHistory before =
                new SellerHistory(40, 5, 3, 7, new SellerHistory.Range(-.412, .231, 40), SellerHistory.Shared.NOTHING);
        SellerHistory after =
                new SellerHistory(41, 5, 3, 8, new SellerHistory.Range(-.408, .229, 41), SellerHistory.Shared.NOTHING);
        assertThat(after.coarse()).isEqualTo(before.coarse());
        assertThat(before.coarse())
                .isEqualTo(new SellerHistory(
                        32, 4, 2, 5, new SellerHistory.Range(-.4, .2, 32), SellerHistory.Shared.NOTHING));
        assertThat(before.coarse().coarse()).isEqualTo(before.coarse());
    }
}
