package io.partguard.detection.judging.brand;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.detection.judging.Listings;
import io.partguard.detection.judging.listing.ListingText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandRoleParserTest {
    private static final BrandRoleParser PARSER =
            new BrandRoleParser(ProtectedMarks.of(List.of("Karvessa", "Ostrowen", "Tolmund", "Mercedes-Benz", "3M")));

    private static BrandReading read(String title, String brand) {
        return PARSER.parse(ListingText.of(Listings.listing(title, brand, null, null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Brake disc for Karvessa Tirel 2016",
                "BRAKE DISC TO FIT KARVESSA TIREL",
                "Bremsscheibe passend für Karvessa Tirel",
                "Bremsscheibe für Karvessa Tirel 2016",
                "disque de frein pour Karvessa Tirel",
                "disque de frein compatible avec Karvessa",
                "disco de freno apto para Karvessa Tirel",
                "disco freno adatto per Karvessa Tirel",
                "disco de freio compatível com Karvessa",
                "Tarcza hamulcowa pasuje do Karvessa Tirel",
                "Karvessa Tirel 2016 için uyumlu fren diski",
                "Тормозной диск для Karvessa Tirel",
                "适用于Karvessa Tirel 刹车盘",
                "remschijf geschikt voor Karvessa",
            })
    void whatTheGoodsFitIsNotTheirMaker(String title) {
        assertThat(read(title, null).role()).isEqualTo(BrandRole.FITMENT_TARGET);
        assertThat(read(title, null).referentialOnly()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Brake disc replaces original Karvessa 5N0 941 005",
                "Brake disc OE ref Karvessa 5N0 941 005",
                "Bremsscheibe ersetzt Original Karvessa 5N0 941 005",
                "Bremsscheibe Vergleichsnummer Karvessa 5N0941005",
                "Bremsscheibe OE-Nr. Karvessa 5N0941005",
                "disque de frein, réf. comparaison Karvessa 5N0941005",
                "disco de freno sustituye original Karvessa 5N0941005",
                "disco freno sostituisce originale Karvessa 5N0941005",
                "disco de freio substitui original Karvessa 5N0941005",
                "tarcza hamulcowa zastępuje oryginał Karvessa 5N0941005",
                "fren diski orijinal no Karvessa 5N0941005",
                "тормозной диск заменяет оригинал Karvessa 5N0941005",
                "刹车盘 替代 Karvessa 5N0941005",
            })
    void aReferenceIsNotAClaimOfOrigin(String title) {
        assertThat(read(title, null).role()).isEqualTo(BrandRole.COMPARISON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Karvessa headlight 5N0 941 005 C",
                "Genuine Karvessa headlight",
                "Original Karvessa Scheinwerfer",
                "Scheinwerfer Original Karvessa 5N0941005C",
                "phare d'origine Karvessa",
                "orijinal Karvessa far",
                "оригинал Karvessa фара",
            })
    void aMarkThatNothingQualifiesIsTheMakers(String title) {
        assertThat(read(title, null).usedAsOrigin()).isTrue();
    }

    @Test
    void anotherNameInTheBrandFieldMakesTheMarkAReference() {
        BrandReading reading = read("Karvessa Tirel (2014) / Turbexor shock absorber", "Turbexor");
        assertThat(reading.role()).isEqualTo(BrandRole.FITMENT_TARGET);
        assertThat(reading.ownName()).isEqualTo("Turbexor");
    }

    @Test
    void aMarkFiledInTheBrandFieldOfAnOfferThatSaysForIsNoOrigin() {
        assertThat(read("Radiator Klarvex for Karvessa Tirel", "Karvessa").usedAsOrigin())
                .isFalse();
    }

    @Test
    void aFieldThatNamesNobodyIsGeneric() {
        assertThat(read("headlight", "Does not apply").field()).isEqualTo(BrandField.GENERIC);
        assertThat(read("headlight", "Turbexor").field()).isEqualTo(BrandField.OTHER);
        assertThat(read("headlight", "KARVESSA").field()).isEqualTo(BrandField.OURS);
        assertThat(read("headlight", null).field()).isEqualTo(BrandField.MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "Kаrvessа headlight, HOMOGLYPH",
        "КАRVESSA headlight, HOMOGLYPH",
        "Ｋａｒｖｅｓｓａ headlight, HOMOGLYPH",
        "K A R V E S S A headlight, SPACED",
        "K.a.r.v.e.s.s.a headlight, SPACED",
        "K*A*R*V*E*S*S*A headlight, SPACED",
        "K4rv3ssa headlight, LEET",
        "Karve$$a headlight, LEET",
        "K@rvessa headlight, LEET",
        "0str0wen headlight, LEET",
        "Karvessa headlight, PLAIN",
    })
    void aDisguiseThatAReaderTakesForTheMarkIsTheMark(String title, Disguise disguise) {
        BrandReading reading = read(title, null);
        assertThat(reading.disguise()).isEqualTo(disguise);
        assertThat(reading.usedAsOrigin()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"})
    void charactersWithoutWidthHideNothing(String invisible) {
        assertThat(read("Karv" + invisible + "essa headlight", null).disguise()).isEqualTo(Disguise.ZERO_WIDTH);
    }

    @Test
    void namesOfSeveralWordsAreFoundHoweverTheyAreJoined() {
        assertThat(read("Mercedes Benz wheel cap", null).marked()).isTrue();
        assertThat(read("wheel cap mercedes-benz", null).marked()).isTrue();
        assertThat(read("wheel cap MercedesBenz", null).marked()).isTrue();
        assertThat(read("wheel cap Tol mund", null).marked()).isTrue();
        assertThat(read("wheel cap Mercedes", null).marked()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Karvezza", "Carvessa", "Karvessan", "Karvessatech", "Kavressa", "Parvessa", "Ostrawen"})
    void aNameASlipAwayIsNear(String name) {
        assertThat(read(name + " headlight", null).near()).isNotNull();
        assertThat(read(name + " headlight", null).marked()).isFalse();
    }

    @Test
    void ordinaryWordsAndShortNamesAreNoMarks() {
        BrandReading reading = read("Headlight left 30 m 2016 wooden case tolerance", "Other");
        assertThat(reading.marked()).isFalse();
        assertThat(reading.near()).isNull();
    }
}
