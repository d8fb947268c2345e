package io.partguard.cli.stack;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.Session;
import io.partguard.stack.Database;
import io.partguard.stack.DatabasePasswords;
import io.partguard.stack.DatabaseServer;
import io.partguard.stack.Databases;
import io.partguard.stack.ElasticsearchServer;
import io.partguard.stack.LocalServer;
import io.partguard.stack.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Elasticsearch and PostgreSQL: our own processes, or those that ELASTICSEARCH_URL and POSTGRES_URL name. */
public final class Backends {
    private static final String DATABASE = "partguard";

    private final Session session;

    public Backends(Session session) {
        this.session = session;
    }

    public boolean ownElasticsearch() {
        return !session.given("ELASTICSEARCH_URL");
    }

    public boolean ownPostgres() {
        return !session.given("POSTGRES_URL");
    }

    public ElasticsearchServer elasticsearch() {
        return new ElasticsearchServer(session.home(), session.ports().elasticsearch(), session.screen()::line);
    }

    public PostgresServer postgres() {
        return new PostgresServer(session.home(), session.ports().postgres(), session.screen()::line);
    }

    /** Those that this machine runs for us. */
    public List<LocalServer> own() {
        List<LocalServer> own = new ArrayList<>();
        if (ownPostgres()) {
            own.add(postgres());
        }
        if (ownElasticsearch()) {
            own.add(elasticsearch());
        }
        return own;
    }

    public String elasticsearchUrl() {
        return ownElasticsearch()
                ? elasticsearch().url()
                : session.environment().getOrDefault("ELASTICSEARCH_URL", "");
    }

    public DatabaseServer databaseServer() {
        return ownPostgres()
                ? postgres().server()
                : DatabaseServer.of(session.environment().getOrDefault("POSTGRES_URL", ""));
    }

    /** Creates what is missing of database, schemas and users. */
    Map<String, Database> prepareDatabase() {
        DatabasePasswords passwords = DatabasePasswords.of(session.home());
        String database = session.environment().getOrDefault("PARTGUARD_DATABASE", DATABASE);
        if (!database.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new CommandFailed(
                    CommandFailed.USAGE,
                    "PARTGUARD_DATABASE takes a letter and up to 40 more letters, digits or _ in lower case, not '"
                            + database + "'.");
        }
        String beginning = database.equals(DATABASE) ? "" : database + "_";
        return new Databases(databaseServer(), ownPostgres())
                .prepare(database, service -> beginning + service, passwords::of);
    }
}
