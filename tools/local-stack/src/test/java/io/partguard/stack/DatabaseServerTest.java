package io.partguard.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseServerTest {
    @Test
    void readsBothFormsOfAUrl() {
        DatabaseServer expected = new DatabaseServer("db", 6000, "main", "ann", "secret");

        assertThat(DatabaseServer.of("postgresql://ann:secret@db:6000/main")).isEqualTo(expected);
        assertThat(DatabaseServer.of("jdbc:postgresql://db:6000/main?user=ann&password=secret"))
                .isEqualTo(expected);
        assertThat(DatabaseServer.of(expected.secretUrl())).isEqualTo(expected);
    }

    @Test
    void aPasswordNeverShowsInAMessage() {
        assertThatThrownBy(() -> DatabaseServer.of("mysql://ann:secret@db/main"))
                .isInstanceOf(StackFailed.class)
                .hasMessageNotContaining("secret");
        assertThat(new DatabaseServer("db", 6000, "main", "ann", "secret").toString())
                .doesNotContain("secret");
    }

    @Test
    void namesThatWouldNeedQuotingAreRefused() {
        assertThatThrownBy(() -> Databases.checked("x; DROP TABLE part")).isInstanceOf(IllegalArgumentException.class);
    }
}
