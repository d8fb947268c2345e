package io.partguard.api;

/** What somebody may do; an authority is {@code ROLE_} and the name, as {@code @PreAuthorize("hasAnyRole(…)")} wants it. */
public enum Role {
    DEALER,
    ANALYST,
    LEAD,
    PRICING,
    OPERATOR,
    /** Another service of this deployment; never granted by a user's token. */
    SERVICE
}
