package io.partguard.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.importing.KnownRows.Known;
import io.partguard.tables.Mapping.Format;
import io.partguard.tables.TableReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChunkTest {
    @Test
    void rowsThatNeedNotBeReadTakeUpRoomAllTheSame() throws Exception {
        Chunk chunk = new Chunk();
        String rows = ("{\"brand\":\"Eta\",\"partNumber\":\"1\",\"name\":\"" + "x".repeat(1000) + "\"}\n").repeat(3);

        TableReader.cut(
                new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)),
                PartFields.own(Format.NDJSON),
                PartFields.LIMITS,
                row -> chunk.accept(new Chunk.Recognised(row, new Known(1, 1))));

        assertThat(chunk.rows()).isEqualTo(3);
        assertThat(chunk.bytes()).isEqualTo(rows.length() - 3);
        assertThat(chunk.position()).isEqualTo(3);
    }
}
