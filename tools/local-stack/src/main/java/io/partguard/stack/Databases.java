package io.partguard.stack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Creates a database with a schema and a user for each service; doing it again changes nothing. */
public final class Databases {
    /** The services that keep data, each in a schema of its own name. */
    public static final List<String> SERVICES = List.of("catalog", "pricing", "detection");

    private final DatabaseServer server;

    private final boolean ownServer;

    /** On a server that is ours alone. */
    public Databases(DatabaseServer server) {
        this(server, true);
    }

    /** @param ownServer whether a user whose password we don't know must be ours all the same */
    public Databases(DatabaseServer server, boolean ownServer) {
        this.server = server;
        this.ownServer = ownServer;
    }

    /** Another password would lock the services of that other home out. */
    private void refuseOthers(String user) {
        if (!ownServer) {
            throw new StackFailed(
                    "The user " + user + " is on " + server + " already, with a password that this home does"
                            + " not know: another home of Partguard uses this server. Use that home (PARTGUARD_HOME), or set"
                            + " PARTGUARD_DATABASE to a name of its own.");
        }
    }

    /**
     * Prepares a database.
     *
     * @param userOf service → name of its user on the server
     * @param passwordOf user → password
     * @return service → how it connects; its tables go to its own schema without being told
     */
    public Map<String, Database> prepare(
            String database, UnaryOperator<String> userOf, UnaryOperator<String> passwordOf) {
        try {
            try (Connection connection = server.connect()) {
                if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = '" + checked(database) + "'")) {
                    execute(connection, "CREATE DATABASE " + checked(database) + " ENCODING 'UTF8' TEMPLATE template0");
                }
            }
            try (Connection connection = server.connect(database)) {
                for (String service : SERVICES) {
                    String user = checked(userOf.apply(service));
                    String password = checked(passwordOf.apply(user));
                    if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = '" + user + "'")) {
                        execute(connection, "CREATE ROLE " + user + " LOGIN PASSWORD '" + password + "'");
                    } else if (!server.lets(database, user, password)) {
                        refuseOthers(user);
                        execute(connection, "ALTER ROLE " + user + " LOGIN PASSWORD '" + password + "'");
                    }
                    // Needed where the administrator is not a superuser, as with hosted servers.
                    execute(connection, "GRANT " + user + " TO CURRENT_USER");
                    execute(connection, "CREATE SCHEMA IF NOT EXISTS " + service + " AUTHORIZATION " + user);
                    execute(
                            connection,
                            "ALTER ROLE " + user + " IN DATABASE " + database + " SET search_path = " + service);
                    execute(connection, "GRANT CONNECT ON DATABASE " + database + " TO " + user);
                }
            }
        } catch (SQLException e) {
            throw new StackFailed(
                    "Can't prepare the database " + database + " on " + server + ": " + e.getMessage(), e);
        }
        return SERVICES.stream()
                .collect(Collectors.toMap(
                        it -> it,
                        it -> new Database(
                                server.jdbcUrl(database), userOf.apply(it), passwordOf.apply(userOf.apply(it)))));
    }

    /** Deletes a database with everything in it and the users that belonged to it alone. */
    void drop(String database, List<String> users) {
        try (Connection connection = server.connect()) {
            execute(connection, "DROP DATABASE IF EXISTS " + checked(database) + " WITH (FORCE)");
            for (String user : users) {
                execute(connection, "DROP ROLE IF EXISTS " + checked(user));
            }
        } catch (SQLException e) {
            throw new StackFailed("Can't drop the database " + database + " on " + server + ".", e);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean exists(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    /** Names and passwords here are our own; anything that would need quoting is a mistake. */
    static String checked(String name) {
        if (!name.matches("[a-z0-9_]{1,60}")) {
            throw new IllegalArgumentException("not a plain name for PostgreSQL");
        }
        return name;
    }
}
