package io.partguard.pricing.quote;

import io.partguard.identity.Lookup;
import io.partguard.pricing.cell.PartKey;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** Says whether parts are still the ones to order. */
public interface Supersessions {

    /**
     * An answer for each part: as the catalogue has it now, for the day. None: the catalogue has no such part; Unavailable: it
     * could not be asked, which never means that nothing replaces the part.
     */
    Map<PartKey, Lookup<Standing>> on(Collection<PartKey> parts, LocalDate day);
}
