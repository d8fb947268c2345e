package io.partguard.api.token;

/** The names by which tokens are told apart. */
public final class TokenConventions {
    public static final String USERS_ISSUER = "partguard-users";
    public static final String USERS_AUDIENCE = "partguard";
    public static final String USERS_KEY = "users";
    public static final String SERVICES_ISSUER = "partguard-services";

    private TokenConventions() {}
}
