package io.partguard.detection.catalogue;

import io.partguard.identity.Lookup;
import io.partguard.neighbours.CallFailed;
import io.partguard.neighbours.Guard;
import io.partguard.neighbours.Guards;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * The brands of our catalogue: the marks to protect. Kept for a while, and for a longer while where the catalogue can't be
 * asked again; never an empty list because it could not be asked.
 */
@Component
public class ProtectedBrands {

    /**
     * @param refreshAfter how old the list may be before it is asked for again
     * @param uselessAfter how old it may be where it can't be asked for; older is Unavailable
     */
    @ConfigurationProperties("partguard.protected-brands")
    public record Ages(
            @DefaultValue("30s") Duration refreshAfter,
            @DefaultValue("1h") Duration uselessAfter) {}

    private record Loaded(Set<String> brands, Instant at) {}

    private final CatalogClient client;
    private final Guard guard;
    private final Ages ages;
    private final Clock clock;
    private volatile @Nullable Loaded loaded;

    ProtectedBrands(CatalogClient client, Guards guards, Ages ages, Clock clock) {
        this.client = client;
        this.guard = guards.of("catalog");
        this.ages = ages;
        this.clock = clock;
    }

    /** Names as the catalogue prints them; Found with an empty set says that the catalogue is empty. */
    public Lookup<Set<String>> current() {
        Loaded known = loaded;
        if (known != null && age(known).compareTo(ages.refreshAfter()) < 0) {
            return new Lookup.Found<>(known.brands());
        }
        try {
            Set<String> brands = guard.call(this::ask);
            loaded = new Loaded(brands, clock.instant());
            return new Lookup.Found<>(brands);
        } catch (CallFailed e) {
            return known != null && age(known).compareTo(ages.uselessAfter()) < 0
                    ? new Lookup.Found<>(known.brands())
                    : new Lookup.Unavailable<>(e.asCause());
        }
    }

    private Duration age(Loaded known) {
        return Duration.between(known.at(), clock.instant());
    }

    private Set<String> ask() {
        CatalogClient.Brands answer = client.brands();
        if (answer == null || answer.items() == null) {
            throw guard.garbage("an answer without brands");
        }
        Set<String> brands = new TreeSet<>();
        answer.items().forEach(brand -> brands.add(Objects.requireNonNullElse(brand.brand(), "")));
        if (brands.contains("")) {
            throw guard.garbage("a brand without a name");
        }
        return Set.copyOf(brands);
    }
}
