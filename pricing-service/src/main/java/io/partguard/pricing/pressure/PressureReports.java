package io.partguard.pricing.pressure;

import io.partguard.identity.Lookup;
import java.util.Optional;

/** Where market pressure is taken down. */
public interface PressureReports {

    /** @param id of one that was taken down; empty: the last one */
    Lookup<PressureReport> find(Optional<String> id);
}
