package io.partguard.stack;

/** Where a service finds its tables: an address, a user and a password. */
public record Database(String jdbcUrl, String user, String password) {
    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
