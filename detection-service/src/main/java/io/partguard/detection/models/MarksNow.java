package io.partguard.detection.models;

import io.partguard.api.Refused;
import io.partguard.detection.catalogue.ProtectedBrands;
import io.partguard.identity.Lookup;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The protected brands for work that cannot go on without them: without the marks a use of one would look like none. */
@Component
class MarksNow {
    private final ProtectedBrands brands;

    MarksNow(ProtectedBrands brands) {
        this.brands = brands;
    }

    /** @throws Refused with this code where the catalogue is out */
    Set<String> orRefuse(ModelError unavailable) {
        return switch (brands.current()) {
            case Lookup.Found<Set<String>>(Set<String> found) -> found;
            case Lookup.Unavailable<Set<String>>(Lookup.Cause cause) -> throw out(unavailable, cause.code());
            case Lookup.None<Set<String>>() -> throw new IllegalStateException("brands are found or unavailable");
        };
    }

    static Refused out(ModelError unavailable, String code) {
        return new Refused(unavailable, "The offers could not be judged: " + code + ".");
    }
}
