package io.partguard.stack;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;

/**
 * A PostgreSQL server and somebody on it who may create databases and users.
 *
 * @param maintenance a database that exists, to connect to first
 */
public record DatabaseServer(String host, int port, String maintenance, String user, String password) {
    private static final int DEFAULT_PORT = 5432;
    /** Wrong password; no such way in; not allowed to connect to the database, as before it was prepared. */
    private static final Set<String> WRONG_PASSWORD = Set.of("28P01", "28000", "42501");

    /** Reads {@code postgresql://user:password@host:port/database} or its jdbc: form with ?user=…&password=… */
    public static DatabaseServer of(String url) {
        URI uri;
        try {
            uri = URI.create(url.startsWith("jdbc:") ? url.substring(5) : url);
        } catch (IllegalArgumentException e) {
            // The URL holds a password: it must not appear in the message.
            throw malformed();
        }
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().startsWith("postgres")) {
            throw malformed();
        }
        String user = PostgresServer.SUPERUSER;
        String password = "";
        if (uri.getUserInfo() != null) {
            String[] who = uri.getUserInfo().split(":", 2);
            user = who[0];
            password = who.length > 1 ? who[1] : "";
        }
        for (String pair :
                uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&")) {
            String value = URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8);
            if (pair.startsWith("user=")) {
                user = value;
            } else if (pair.startsWith("password=")) {
                password = value;
            }
        }
        String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        return new DatabaseServer(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                path.isBlank() ? PostgresServer.SUPERUSER : path,
                user,
                password);
    }

    /** The address of a database on this server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** The form that {@link #of} reads, with the password: for an environment variable, never for a log. */
    public String secretUrl() {
        return "postgresql://" + user + ":" + password + "@" + host + ":" + port + "/" + maintenance;
    }

    Connection connect() throws SQLException {
        return connect(maintenance);
    }

    Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "5");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    /** Whether this user may connect with this password. */
    boolean lets(String database, String name, String secret) throws SQLException {
        try (Connection connection = new DatabaseServer(host, port, maintenance, name, secret).connect(database)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            if (WRONG_PASSWORD.contains(String.valueOf(e.getSQLState()))) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + maintenance;
    }

    private static StackFailed malformed() {
        return new StackFailed("POSTGRES_URL must look like postgresql://user:password@host:5432/postgres.");
    }
}
