package io.partguard.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartNumberTest {

    @Test
    void numbersThatDifferInSeparatorsAreDifferentPartsWithOneLookupKey() {
        PartNumber foamKit = new PartNumber("806245");
        PartNumber pillarRepair = new PartNumber("806-245");
        assertThat(foamKit.identity()).isNotEqualTo(pillarRepair.identity());
        assertThat(foamKit.normalized()).isEqualTo(pillarRepair.normalized());
    }

    @ParameterizedTest
    @CsvSource({
        "34 11 6-850.886, 34116850886",
        "1k0 615 301 aa, 1K0615301AA",
        "А2054211012, A2054211012", // Cyrillic А
        "0 986 999 001, 0986999001",
    })
    void normalizedKeepsLettersAndDigitsAlone(String printed, String normalized) {
        assertThat(new PartNumber(printed).normalized()).isEqualTo(normalized);
    }

    @Test
    void foldsLookAlikesAndLostZeros() {
        assertThat(new PartNumber("1KO6I53O1").folded()).isEqualTo(new PartNumber("1K0615301").folded());
        assertThat(new PartNumber("0986999001").folded()).isEqualTo(new PartNumber("986999001").folded());
    }

    @Test
    void findsALostBrandPrefixButKeepsShortNumbersWhole() {
        assertThat(new PartNumber("A 205 421 10 12").withoutPrefix()).isEqualTo("2054211012");
        assertThat(new PartNumber("GT6").withoutPrefix()).isEqualTo("GT6");
    }

    @Test
    void refusesNothingAndTooMuch() {
        assertThatThrownBy(() -> new PartNumber("  ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PartNumber("1".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void oneWrongCharacterOrASwappedPairSharesAKey(
            @ForAll @NumericChars @AlphaChars @StringLength(min = 5, max = 14) String number, @ForAll int where) {
        int at = Math.floorMod(where, number.length() - 1);
        String swapped = number.substring(0, at) + number.charAt(at + 1) + number.charAt(at) + number.substring(at + 2);
        String wrong = number.substring(0, at) + '7' + number.substring(at + 1);
        Set<String> keys = new PartNumber("X" + number).oneEditKeys();
        assertThat(common(keys, new PartNumber("X" + swapped).oneEditKeys())).isNotEmpty();
        assertThat(common(keys, new PartNumber("X" + wrong).oneEditKeys())).isNotEmpty();
    }

    private static Set<String> common(Set<String> one, Set<String> other) {
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        return common;
    }
}
