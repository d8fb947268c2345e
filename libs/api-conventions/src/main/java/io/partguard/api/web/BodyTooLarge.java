package io.partguard.api.web;

import java.io.IOException;

/** The body of a request that is read as a whole is longer than allowed. */
class BodyTooLarge extends IOException {
    BodyTooLarge(long limit) {
        super("a body of more than " + limit + " bytes");
    }
}
