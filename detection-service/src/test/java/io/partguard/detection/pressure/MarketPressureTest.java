package io.partguard.detection.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarketPressureTest {

    @Test
    void everySellerHasOneVoteHoweverManyOffersItMakes() {
        List<SellerOffers> offers = sellers(9, .60);
        Pressure before = only(offers);
        offers.add(offers("flood", 50_000, .05));

        Pressure after = only(offers);

        assertThat(before.ratio()).isEqualTo(.60);
        assertThat(after.ratio()).isEqualTo(.60);
        assertThat(after.sellers()).isEqualTo(10);
        assertThat(after.listings()).isEqualTo(9 * 10 + 50_000);
    }

    @Test
    void offersOfUnknownSellersTogetherAreOneSeller() {
        List<SellerOffers> offers = sellers(4, .60);
        offers.add(offers(null, 1_000, .05));

        assertThat(only(offers).sellers()).isEqualTo(5);
        assertThat(only(offers).ratio()).isEqualTo(.60);
    }

    @Test
    void accountsOfOneHandHaveOneVote() {
        List<SellerOffers> offers = sellers(6, .60);
        for (int i = 0; i < 20; i++) {
            offers.add(offers("one-hand", 10, .05));
        }
        assertThat(only(offers).sellers()).isEqualTo(7);
        assertThat(only(offers).ratio()).isEqualTo(.60);
    }

    @Test
    void aTenthOfTheVotesMovesTheFigureNoFurtherThanItSays() {
        List<SellerOffers> offers = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            offers.add(offers("s" + i, 10, .40 + i / 100.0));
        }
        Pressure honest = only(offers);
        for (double turnedTo : new double[] {.01, 9}) {
            for (int first = 0; first < 20; first++) {
                List<SellerOffers> attacked = new ArrayList<>(offers);
                attacked.set(first, offers("s" + first, 10, turnedTo));
                attacked.set(20, offers("s20", 10, turnedTo));
                assertThat(only(attacked).ratio()).isBetween(honest.lowest(), honest.highest());
            }
        }
        assertThat(honest.lowest()).isCloseTo(.48, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(honest.highest()).isCloseTo(.52, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void fewerThanFiveSellersSayNothing() {
        assertThat(only(sellers(4, .60)))
                .isEqualTo(new Pressure(
                        "brake-disc", "DE", Substitute.IMITATION, null, null, null, 40, 4, "TOO_FEW_SELLERS"));
    }

    @Test
    void fewerThanThirtyOffersSayNothing() {
        List<SellerOffers> offers = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            offers.add(offers("s" + i, 4, .60));
        }
        assertThat(only(offers).code()).isEqualTo("TOO_FEW_LISTINGS");
        assertThat(only(offers).ratio()).isNull();
    }

    @Test
    void withAnEvenNumberOfSellersTheMiddleLiesBetweenTwo() {
        List<SellerOffers> offers = sellers(3, .50);
        for (int i = 0; i < 3; i++) {
            offers.add(offers("dear" + i, 10, .70));
        }
        assertThat(only(offers).ratio()).isEqualTo(.60);
    }

    @Test
    void marketsAreKeptApart() {
        List<SellerOffers> offers = sellers(5, .60);
        offers.add(new SellerOffers("brake-disc", "FR", Substitute.IMITATION, "s1", 50, .1));
        offers.add(new SellerOffers("brake-disc", "DE", Substitute.COMPATIBLE, "s1", 50, .4));

        assertThat(MarketPressure.of(offers))
                .extracting(Pressure::country, Pressure::substitute, Pressure::ratio)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("DE", Substitute.IMITATION, .60),
                        org.assertj.core.groups.Tuple.tuple("DE", Substitute.COMPATIBLE, null),
                        org.assertj.core.groups.Tuple.tuple("FR", Substitute.IMITATION, null));
    }

    private static Pressure only(List<SellerOffers> offers) {
        return MarketPressure.of(offers).getFirst();
    }

    private static List<SellerOffers> sellers(int count, double ratio) {
        List<SellerOffers> offers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            offers.add(offers("s" + i, 10, ratio));
        }
        return offers;
    }

    private static SellerOffers offers(@Nullable String seller, long listings, double ratio) {
        return new SellerOffers("brake-disc", "DE", Substitute.IMITATION, seller, listings, ratio);
    }
}
