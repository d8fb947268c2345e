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

class SellerObservationsTest {
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

    @Test
    void whatIsNotKnownIsMissingAndNeverZero() {
        assertThat(read(null, null).observations()).isEmpty();
        assertThat(read(new SellerHistory(0, null, null, null), null).observations())
                .isEmpty();
        assertThat(read(new SellerHistory(0, 0, null, null), null).observations())
                .containsExactly(java.util.Map.entry(Observation.SELLER_LINKED, 0.0));
    }

    @Test
    void aPriceStandsWithinTheSellersOwn() {
        SellerHistory history = new SellerHistory(0, null, 3, new SellerHistory.Range(Math.log(.5), .1, 12));
        assertThat(read(history, new SignalReader.Prices(25, 100, null, "EUR")).observations())
                .hasEntrySatisfying(
                        Observation.SELLER_PRICE_RANGE,
                        z -> assertThat(z).isCloseTo(Math.log(.25 / .5) / .1, Offset.offset(1e-9)));
        assertThat(read(history, null).observations()).containsOnlyKeys(Observation.SELLER_BRANDS);
    }

    @Test
    void aLinkedInfringementIsASellerSignalAndTheModelsFeaturesStay() {
        assertThat(read(new SellerHistory(0, 0, null, null), null).facts().suspicion())
                .isFalse();
        assertThat(read(new SellerHistory(0, 1, null, null), null).facts().suspicion())
                .isTrue();
        assertThat(read(new SellerHistory(0, 9, 9, null), null).values())
                .isEqualTo(read(new SellerHistory(0, null, null, null), null).values());
    }
}
