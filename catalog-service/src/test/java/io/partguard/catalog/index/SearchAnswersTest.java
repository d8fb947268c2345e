package io.partguard.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that is not whole is an outage, never an empty catalogue. */
class SearchAnswersTest {
    private static final String HIT =
            "{\"timed_out\":false,\"_shards\":{\"failed\":0},\"hits\":{\"hits\":[{\"_score\":2.5,\"fields\":{\"no\":[7],\"revision\":[3]}}]}}";

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsNumberRevisionAndScore() throws IOException {
        assertThat(SearchAnswers.readOne(200, bytes(HIT))).containsExactly(new Hit(7, 3, 2.5));
        String several = "{\"responses\":[" + HIT.replaceFirst("\\{", "{\"status\":200,") + "]}";
        assertThat(SearchAnswers.read(bytes(several)).getFirst()).containsExactly(new Hit(7, 3, 2.5));
        assertThat(SearchAnswers.readOne(200, bytes("{\"timed_out\":false,\"_shards\":{\"failed\":0}}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"hits\":{\"hits\":[]}}",
                "{\"timed_out\":false}",
                "{\"timed_out\":true,\"_shards\":{\"failed\":0}}",
                "{\"timed_out\":false,\"_shards\":{\"failed\":1}}",
                "{\"timed_out\":false,\"_shards\":{}}",
                "{\"timed_out\":false,\"_shards\":{\"failed\":0}"
            })
    void refusesWhatDoesNotSayThatItIsWhole(String answer) {
        assertThatThrownBy(() -> SearchAnswers.readOne(200, bytes(answer))).isInstanceOf(IOException.class);
    }

    @Test
    void refusesAnIndexThatIsGone() {
        assertThatThrownBy(() -> SearchAnswers.readOne(404, bytes(HIT))).isInstanceOf(IOException.class);
    }
}
