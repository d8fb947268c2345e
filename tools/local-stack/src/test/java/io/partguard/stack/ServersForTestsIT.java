package io.partguard.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class ServersForTestsIT {
    @Test
    void elasticsearchAnswers() {
        assertThat(ElasticsearchServer.healthy(TestServers.elasticsearchUrl())).isTrue();
    }

    @Test
    void aServicesTablesGoToItsOwnSchema() throws Exception {
        Database database = TestServers.newDatabase("catalog");

        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE part (id bigint)");
            var rows = statement.executeQuery("SELECT schemaname FROM pg_tables WHERE tablename = 'part'");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("catalog");
        }
    }

    @Test
    void theOwnerMayUseEverySchemaOfItsDatabase() throws Exception {
        Database database = TestServers.newDatabase();

        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE detection.verdict (id bigint)");
            statement.execute("INSERT INTO detection.verdict VALUES (1)");
            assertThat(statement
                            .executeQuery("SELECT id FROM detection.verdict")
                            .next())
                    .isTrue();
        }
    }
}
