package io.partguard.catalog.search.box;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.search.NumberForms;
import io.partguard.catalog.synonym.Synonyms;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryWordsTest {
    private static final Synonyms.Set SET = new Synonyms.Set(
            1, Map.of("batti", List.of("light"), "aage ki batti", List.of("headlight"), "ki", List.of()));

    @Test
    void theLongestKnownTermWins() {
        assertThat(QueryWords.of("Alto aage ki batti", SET).units())
                .containsExactly(new Unit("alto", List.of()), new Unit("aage ki batti", List.of("headlight")));
    }

    @Test
    void wordsThatSayNothingAreLeftOutUnlessThereIsNothingElse() {
        assertThat(QueryWords.of("Alto ki batti", SET).units())
                .extracting(Unit::text)
                .containsExactly("alto", "batti");
        assertThat(QueryWords.of("ki", SET).units()).extracting(Unit::text).containsExactly("ki");
    }

    @Test
    void aNumberIsSeenAlsoWhereBlanksWereTypedIntoIt() {
        assertThat(QueryWords.of("disc 34 11 6 850 886 bmw", SET).numbers())
                .extracting(NumberForms::normalized)
                .contains("34116850886");
        assertThat(QueryWords.of("brake pad for swift", SET).numbers()).isEmpty();
    }
}
