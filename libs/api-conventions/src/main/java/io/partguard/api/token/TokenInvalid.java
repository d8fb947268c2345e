package io.partguard.api.token;

import org.springframework.security.core.AuthenticationException;

/** A token that is not accepted; why is for the log, not for the sender. */
class TokenInvalid extends AuthenticationException {
    TokenInvalid(String why) {
        super(why);
    }
}
