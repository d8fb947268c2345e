package io.partguard.catalog.synonym;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class SynonymsTest {

    @Test
    void comparesWordsWithoutCaseAccentsAndPunctuation() {
        assertThat(Words.key("Bougie d'allumage")).isEqualTo("bougie d allumage");
        assertThat(Words.key("Bremsbeläge")).isEqualTo("bremsbelage");
        assertThat(Words.key("STOSSDÄMPFER")).isEqualTo(Words.key("Stoßdämpfer"));
        assertThat(Words.key("…")).isEmpty();
    }

    @Test
    void keepsTheVowelSignsOfDevanagari() {
        assertThat(Words.key("गाड़ी की बत्ती")).isEqualTo(Words.key("गाड़ी की बत्ती"));
        assertThat(Words.of("गाड़ी की")).hasSize(2);
    }

    @Test
    void ourOwnVocabularyHasNoFaults() throws Exception {
        SynonymFile.Read read = SynonymFile.read(new ByteArrayInputStream(SynonymSeed.bytes()));
        assertThat(read.errors()).isEmpty();
        assertThat(read.drafts()).hasSizeGreaterThan(2000);
        assertThat(read.drafts())
                .anySatisfy(draft -> {
                    assertThat(draft.term()).isEqualTo("zundkerze");
                    assertThat(draft.means()).isEqualTo(List.of("spark plug"));
                })
                .anySatisfy(draft -> {
                    assertThat(draft.term()).isEqualTo("fur");
                    assertThat(draft.means()).isEmpty();
                });
    }

    @Test
    void aTermThatStandsTwiceHasTheMeaningsOfBothLines() throws Exception {
        String file = "term,language,means\nBatti,hi,light\nbatti,hi,bulb|light\n";
        SynonymFile.Read read =
                SynonymFile.read(new ByteArrayInputStream(file.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(read.drafts())
                .singleElement()
                .satisfies(draft -> assertThat(draft.means()).containsExactly("light", "bulb"));
    }
}
