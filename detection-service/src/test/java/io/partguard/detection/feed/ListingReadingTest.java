package io.partguard.detection.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.detection.judging.listing.ClaimedPrice;
import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import io.partguard.tables.Mapping.Format;
import io.partguard.tables.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingReadingTest {
    private static ListingRows.Read read(Map<String, String> values) {
        Map<String, List<String>> row =
                values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> List.of(one.getValue())));
        return ListingRows.read(new Row(7, "raw", row, Map.of()), "DE");
    }

    private static Map<String, String> with(String field, String value) {
        Map<String, String> row =
                new java.util.HashMap<>(Map.of("marketplace", "bay", "listingId", "1", "title", "disc"));
        row.put(field, value);
        return row;
    }

    @ParameterizedTest
    @CsvSource({
        "12.30, EUR, 12.30",
        "'1,299.00', EUR, 1299.00",
        "'1.299,00', EUR, 1299.00",
        "'12,5', EUR, 12.50",
        "'1,299', USD, 1299.00",
        "'€ 12.30', EUR, 12.30",
        "'1 299,00 €', EUR, 1299.00",
        "1230, JPY, 1230",
        "12.345, EUR, 12.35",
        "1.234.567, EUR, 1234567.00",
    })
    void readsPricesAsPeopleWriteThem(String amount, String currency, String read) {
        assertThat(ClaimedPrices.read(amount, currency).read()).isEqualTo(new Lookup.Found<>(Money.of(read, currency)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.00",
                "on request",
                "VB",
                "12 or 13",
                "",
                "1e9",
                "99999999999999999999",
                "..",
                ",",
                "1.2,3.4"
            })
    void whatIsNoPriceIsNoBargain(String amount) {
        ClaimedPrice price = ClaimedPrices.read(amount, "EUR");
        assertThat(price.read()).isEqualTo(new Lookup.None<>());
        assertThat(price.raw()).startsWith(amount.strip());
    }

    @Test
    void takesPicturesAsARowOfAFileHoldsThem() {
        assertThat(read(with("images", "https://img.example/1.jpg")).faults()).isEmpty();
        assertThat(read(with("images", "https://img.example/1.jpg")).form().images())
                .containsExactly("https://img.example/1.jpg");
    }

    @Test
    void anAmountWithoutCurrencyIsNoPrice() {
        assertThat(ClaimedPrices.read("12.30", null).read()).isEqualTo(new Lookup.None<>());
    }

    @ParameterizedTest
    @CsvSource({
        "priceAmount, -1, NEGATIVE_PRICE",
        "priceAmount, -1.00 €, NEGATIVE_PRICE",
        "currency, EURO, UNKNOWN_CURRENCY",
        "country, XX, UNKNOWN_COUNTRY",
        "packQuantity, 0, OUT_OF_RANGE",
        "packQuantity, many, NOT_A_NUMBER",
        "quantity, 99999999999, NOT_A_NUMBER",
        "observedAt, yesterday, INVALID_TIME",
        "observedAt, 2026-13-01, INVALID_TIME",
    })
    void aBadValueIsNamedWithItsFieldAndCode(String field, String value, String code) {
        Map<String, String> row = with(field, value);
        row.putIfAbsent("priceAmount", "1");
        assertThat(read(row).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.code()).isEqualTo(code);
        });
    }

    @Test
    void textThatNoDatabaseKeepsIsRefused() {
        assertThat(read(with("title", "half \ud800 a character")).faults())
                .extracting(Fault::code)
                .containsExactly("INVALID_CHARACTER");
        assertThat(read(with("title", "whole 😀 character")).faults()).isEmpty();
    }

    @Test
    void theCountryOfTheScanFillsAMissingOneOnly() {
        assertThat(read(with("brand", "x")).form().country()).isEqualTo("DE");
        assertThat(read(with("country", "fr")).form().country()).isEqualTo("FR");
    }

    @Test
    void theSellersNameIsKeptOutOfWhatIsStoredWithTheListing() {
        Map<String, String> row = with("sellerId", "s-1");
        row.put("sellerName", "Ann");
        row.put("sellerAgeDays", "12");
        ListingForm kept = read(row).form().withoutPerson();
        assertThat(kept.toString()).doesNotContain("Ann", "s-1").contains("12");
        assertThat(kept.withPerson("s-1", "Ann")).isEqualTo(read(row).form());
    }

    @Test
    void everyFieldHasItsPlaceInJson() {
        assertThat(ListingFields.pointer("priceAmount")).isEqualTo("/price/amount");
        assertThat(ListingFields.pointer("sellerId")).isEqualTo("/seller/id");
        assertThat(ListingFields.own(Format.CSV).fields()).containsOnlyKeys(ListingFields.names());
    }
}
