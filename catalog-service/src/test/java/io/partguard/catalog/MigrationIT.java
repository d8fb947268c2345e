package io.partguard.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.part.PartJson;
import io.partguard.stack.Database;
import io.partguard.stack.TestServers;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What earlier versions stored is brought to what this one goes by. */
class MigrationIT {
    private final Database database = TestServers.newDatabase("catalog");
    private final DriverManagerDataSource source =
            new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password());
    private final JdbcClient jdbc = JdbcClient.create(source);

    private void migrate(String to) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/conventions", "classpath:db/migration")
                .target(to)
                .load()
                .migrate();
    }

    private void part(int no, int brand, String identity, String document) {
        jdbc.sql("""
                        INSERT INTO part (no, id, brand_id, identity, normalized, normaliser, revision, change_seq, hash, document)
                        OVERRIDING SYSTEM VALUE VALUES (:no, 'prt_' || :no, :brand, :identity, replace(:identity, '-', ''), 1, 1, :no,
                          '', :document)
                        """)
                .param("no", no)
                .param("brand", brand)
                .param("identity", identity)
                .param("document", document)
                .update();
    }

    private void link(int position, String identity, @Nullable Integer to) {
        jdbc.sql("""
                        INSERT INTO supersession (part_no, position, brand_id, kind, to_printed, to_identity, to_normalized, to_no, link)
                        VALUES (1, ?, 1, 'ONE', ?, ?, ?, ?, 'sup_' || ?)
                        """)
                .param(position)
                .param(identity)
                .param(identity)
                .param(identity.replace("-", ""))
                .param(to)
                .param(position)
                .update();
    }

    @Test
    void givesLinksOfPeopleTheirPartsBackAndMarksNotesThatMayBeCut() {
        migrate("10");
        jdbc.sql("INSERT INTO brand (id, key, name) OVERRIDING SYSTEM VALUE VALUES (1, 'a', 'A'), (2, 'b', 'B')")
                .update();
        String cut = "{\"v\":2,\"partNumber\":\"X\",\"description\":\"says \\\"supersessionNote\\\":\\\"x\\\"\","
                + "\"supersessionNote\":\"USE \\\"12345678901\\\\\",\"unit\":\"EA\"}";
        part(1, 1, "X", cut);
        part(2, 1, "806-245", "{\"v\":2,\"partNumber\":\"806-245\",\"supersessionNote\":\"USE 1\"}");
        part(3, 1, "806245", "{\"v\":2,\"partNumber\":\"806245\"}");
        part(4, 2, "806-245", "{\"v\":2,\"partNumber\":\"806-245\"}");
        jdbc.sql("""
                        INSERT INTO supersession (part_no, position, brand_id, kind, note, condition)
                        VALUES (1, 0, 1, 'UNPARSED', 'note', 'cut at its end, so the number may be too'),
                          (2, 0, 1, 'UNPARSED', 'note', 'names no number')
                        """).update();
        link(10_000, "806-245", null);
        link(10_001, "806-245", 3);
        link(10_002, "806-245", 4);
        link(10_003, "gone", null);

        migrate("latest");

        assertThat(jdbc.sql("SELECT coalesce(to_no, 0) FROM supersession WHERE link IS NOT NULL ORDER BY position")
                        .query(Integer.class)
                        .list())
                .isEqualTo(List.of(2, 2, 4, 0));
        List<String> documents = jdbc.sql("SELECT document FROM part ORDER BY no")
                .query(String.class)
                .list();
        assertThat(documents.getFirst()).isEqualTo(cut.replace(",\"unit\"", ",\"supersessionNoteCut\":true,\"unit\""));
        assertThat(PartJson.read(documents.getFirst()).supersessionNoteCut()).isTrue();
        assertThat(documents.get(1)).doesNotContain("supersessionNoteCut");
    }
}
