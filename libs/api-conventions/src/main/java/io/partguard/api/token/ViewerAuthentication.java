package io.partguard.api.token;

import io.partguard.api.Viewer;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A verified viewer; the principal is the {@link Viewer}. */
public class ViewerAuthentication extends AbstractAuthenticationToken {
    private final transient Viewer viewer;

    public ViewerAuthentication(Viewer viewer) {
        super(viewer.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList());
        this.viewer = viewer;
        setAuthenticated(true);
    }

    @Override
    public Viewer getPrincipal() {
        return viewer;
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
