package io.partguard.detection.judging.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.detection.judging.Listings;
import io.partguard.identity.PartNumber;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingReaderTest {
    private final ListingReader reader = new ListingReader();

    private List<String> forms(Listing listing) {
        return reader.read(listing).numbers().stream()
                .map(number -> new PartNumber(number).normalized())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Karvessa Marinor 2004-2013 phare avant 1K0 941 792; 1K0941792",
                "4F0 823 792 D tipo original Capó; 4F0823792D",
                "Nabenkappe, baugleich T6446016805; T6446016805",
                "Steering T 523 121 63 48 left; T5231216348",
                "X-Line 2003 34 11 6 850 886 disc; 34116850886",
                "filter 0 986 999 001; 0986999001",
                "d-link dcs-1100 network camera; DCS1100",
                "zyxel pla401v3 adapter; PLA401V3",
                "5Q0411568A-1 muelle; 5Q0411568A1",
                "alternateur 903/207372; 903207372",
            })
    void findsTheNumberAmongYearsAndWords(String title, String number) {
        assertThat(forms(Listings.titled(title))).contains(number);
    }

    @Test
    void theFieldComesFirst() {
        assertThat(reader.read(Listings.listing("part 1K0 941 792", null, "H 4755", null))
                        .numbers()
                        .getFirst())
                .isEqualTo("H 4755");
    }

    @Test
    void yearsAndSmallNumbersAreNoPartNumbers() {
        assertThat(reader.read(Listings.titled("Brake pads 2016 front set of 4 left 35 mm"))
                        .numbers())
                .isEmpty();
    }

    @Test
    void neverAsksForMoreThanTheLimit() {
        String list = "A12345 B23456 C34567, ".repeat(100);
        assertThat(reader.read(Listings.listing(list, null, null, list)).numbers())
                .hasSizeLessThanOrEqualTo(ListingReader.MOST_NUMBERS);
    }
}
