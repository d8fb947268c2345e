package io.partguard.api;

import java.util.Set;

/**
 * Who asks. A controller method takes it as an argument; every find takes it, so that there is no unscoped one.
 *
 * @param subject the user's id, or the name of the calling service
 * @param tenant the dealer group or department; {@link #SERVICES} for a service
 */
public record Viewer(String subject, String tenant, Set<Role> roles) {
    /** The tenant of every service. */
    public static final String SERVICES = "services";

    public Viewer {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
