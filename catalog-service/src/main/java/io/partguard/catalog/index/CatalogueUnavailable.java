package io.partguard.catalog.index;

import io.partguard.api.Refused;
import io.partguard.catalog.part.CatalogError;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The search could not be asked, or not completely. Never answered with an empty list instead. */
public class CatalogueUnavailable extends Refused {
    private static final Duration RETRY = Duration.ofSeconds(5);

    public CatalogueUnavailable(String detail, @Nullable Throwable cause) {
        super(CatalogError.CATALOGUE_UNAVAILABLE, detail, List.of(), RETRY, cause);
    }
}
