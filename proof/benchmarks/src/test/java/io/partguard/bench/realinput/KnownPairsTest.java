package io.partguard.bench.realinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.bench.Metric;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownPairsTest {
    @TempDir
    Path folder;

    @Test
    void countsOnlyTheOffersAnsweredWithThePartOfTheirPair() throws IOException {
        Files.writeString(
                folder.resolve("tableA.csv"),
                "id,title,category,brand,modelno,price\n0,\"lamp, 9 \"\" wide\",c,Acmee,x-1,1\n1,lamp,c,,,2\n2,lamp,c,Acmee,x1,3\n");
        Files.writeString(folder.resolve("valid.csv"), "ltable_id,rtable_id,label\n0,7,1\n1,8,1\n2,9,0\n0,10,0\n");
        KnownPairs known = KnownPairs.read(folder);

        Map<String, String> answers = Map.of(
                "7", KnownPairs.identity("acmee", "X-1"), "8", KnownPairs.identity("Unbranded", "2"), "9", "other");

        assertThat(known.count(true)).isEqualTo(2);
        assertThat(known.answered(true, answers)).isEqualTo(.5);
        assertThat(known.answered(false, answers)).isZero();
        assertThat(known.answered(false, Map.of("9", KnownPairs.identity("Acmee", "x1"))))
                .isEqualTo(.5);
    }

    @Test
    void separatorsTellPartsApart() {
        assertThat(KnownPairs.identity("Acmee", "x-1")).isNotEqualTo(KnownPairs.identity("Acmee", "x1"));
    }

    @Test
    void readsVerdictsAndMatchesOfEveryRowAndCountsTheUndecidedOnes() throws IOException {
        String ndjson = """
                {"line":2,"listingId":"7","verdict":"COMPATIBLE","matchedBrand":"Acmee","matchedNumber":"x-1"}
                {"line":3,"listingId":"8","verdict":"COPYCAT"}
                {"line":4,"listingId":"9","code":"CATALOGUE_UNAVAILABLE"}
                {"line":5,"listingId":"10","verdict":"GENUINE"}
                """;
        ScanResults results = ScanResults.read(new ByteArrayInputStream(ndjson.getBytes(StandardCharsets.UTF_8)));

        assertThat(results.rows()).isEqualTo(4);
        assertThat(results.genuineWithoutPart()).isEqualTo(1);
        assertThat(results.accused()).isEqualTo(1);
        assertThat(results.count("UNDECIDED")).isEqualTo(1);
        assertThat(results.matched()).containsOnly(Map.entry("7", KnownPairs.identity("acmee", "X-1")));
    }

    @Test
    void aMetricWithoutAValueMeetsNothing() {
        assertThat(Metric.atLeast("share", Double.NaN, .75, .9).meets(.75)).isFalse();
        assertThat(Metric.atMost("share", Double.NaN, .03, .01).meets(.03)).isFalse();
    }
}
