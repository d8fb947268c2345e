package io.partguard.catalog.supersession;

import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.catalog.part.CatalogError;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps people from closing rings. Rings that are there already, made by files, hinder nobody. */
@Component
public class RingGuard {
    private final SupersessionStore store;
    private final SupersessionReports reports;

    RingGuard(SupersessionStore store, SupersessionReports reports) {
        this.store = store;
        this.reports = reports;
    }

    /** The rings that a part leads to before an edit. */
    public static final class Known {
        /** Of a part that is not there yet. */
        public static final Known NONE = new Known(Set.of());

        private final Set<Ring> rings;

        Known(Set<Ring> rings) {
            this.rings = rings;
        }
    }

    /** Asked and judged under {@link SupersessionStore#lock()}, in one transaction with the edit. */
    public Known known(long partNo) {
        return new Known(Set.copyOf(store.whole(List.of(partNo)).rings()));
    }

    /** @throws Refused SUPERSESSION_CYCLE with the way around, where the part lies on a ring that is new */
    public void refuseNew(Known before, long partNo) {
        refuse(before.rings, partNo, store.whole(List.of(partNo)));
    }

    void refuse(Set<Ring> before, long partNo, SupersessionGraph after) {
        for (Ring ring : after.rings()) {
            if (ring.members().contains(partNo) && !before.contains(ring)) {
                String way = reports.way(ring);
                String since = ring.since().equals(LocalDate.MIN) ? "" : " from " + ring.since();
                throw new Refused(
                        CatalogError.SUPERSESSION_CYCLE,
                        "The parts would replace each other in a ring" + since + ": " + way + ".",
                        List.of(new FieldError("/to", way, "SUPERSESSION_CYCLE", "leads back to the part itself")));
            }
        }
    }
}
