package io.partguard.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.testing.RunningCatalog;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class SeenPartsIT {
    /** More than one page of bits, and more rows than are fetched at a time. */
    private static final List<Long> MANY =
            LongStream.range(60_000, 90_000).boxed().toList();

    @Test
    void aRunThatGoesOnKnowsWhatTheOneBeforeItDealtWith() throws Exception {
        try (RunningCatalog catalog = RunningCatalog.start()) {
            String id = catalog.importText(
                            "{\"brand\":\"Theta\",\"partNumber\":\"T 1\",\"name\":\"One\"}\n",
                            "application/x-ndjson",
                            "?createBrands=true")
                    .path("id")
                    .asString();
            try (Connection connection = catalog.bean(DataSource.class).getConnection()) {
                connection.setAutoCommit(false);
                SeenParts.keep(connection, id, 3, Set.of(1), List.of(1L));
                SeenParts.keep(connection, id, 30_003, Set.of(1), MANY);

                SeenParts seen = SeenParts.of(connection, id);

                assertThat(seen.add(1)).isFalse();
                assertThat(MANY).noneMatch(seen::add);
                assertThat(seen.add(2)).isTrue();
                assertThat(seen.add(59_999)).isTrue();
                assertThat(SeenParts.of(connection, "imp_another").add(1)).isTrue();
                connection.rollback();
            }
        }
    }
}
