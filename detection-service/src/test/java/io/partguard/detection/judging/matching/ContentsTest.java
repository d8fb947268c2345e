package io.partguard.detection.judging.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.partguard.detection.judging.Listings;
import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.listing.ListingReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentsTest {
    private static final Candidate COIL = part("Brenvolt", "0 922 480 935");
    private static final Candidate STARTER = part("Brenvolt", "0 964 747 064");
    private static final Candidate STRANGER = part("Karvessa", "5N0 941 005 C");

    private static Candidate part(String brand, String number) {
        return new Candidate(
                brand + number,
                brand,
                number,
                "a part",
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
                10);
    }

    private static List<Contents.Item> of(String title) {
        return Contents.of(
                new ListingReader().read(Listings.titled(title)),
                List.of(STARTER, COIL, STRANGER),
                new Match(COIL, .9));
    }

    @Test
    void aSetOffersEachPartWhoseNumberItShowsWithItsPieces() {
        assertThat(of("Brenvolt job lot ignition coil 2x 0922480935 + starter 0 964 747 064"))
                .extracting(Contents.Item::part, Contents.Item::pieces)
                .containsExactly(tuple(COIL, 2), tuple(STARTER, 1));
        assertThat(of("Konvolut Brenvolt 0 964 747 064 x3, 0-922-480-935"))
                .extracting(Contents.Item::part, Contents.Item::pieces)
                .containsExactly(tuple(STARTER, 3), tuple(COIL, 1));
    }

    @Test
    void oneNumberOrNoWordOfASetIsAnOfferOfOnePart() {
        assertThat(of("Brenvolt kit 0 922 480 935")).isEmpty();
        assertThat(of("Brenvolt 0 922 480 935 0 964 747 064")).isEmpty();
    }

    @Test
    void aListOfReferencesOffersNoneOfThem() {
        assertThat(of("Zündspulen Satz OE-Nr. 0 922 480 935 + 0 964 747 064")).isEmpty();
    }

    @Test
    void anotherBrandsNumberIsNotPartOfTheSet() {
        assertThat(of("set Brenvolt 0 922 480 935 + 5N0 941 005 C")).isEmpty();
    }
}
