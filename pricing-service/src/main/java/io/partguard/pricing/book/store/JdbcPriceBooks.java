package io.partguard.pricing.book.store;

import io.partguard.pricing.book.BookState;
import io.partguard.pricing.book.PriceBooks;
import io.partguard.pricing.book.Revision;
import io.partguard.pricing.masterdata.MasterData;
import io.partguard.pricing.rate.Rates;
import io.partguard.pricing.rate.store.RateStore;
import io.partguard.pricing.region.store.RegionStore;
import io.partguard.pricing.rule.store.RuleStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@link PriceBooks} in PostgreSQL. What belongs to a revision never changes, so it is read once and kept. */
@Component
class JdbcPriceBooks implements PriceBooks {
    /** States are small (regions and rules); rates of a day are some forty numbers. */
    private static final int STATES_KEPT = 8;

    private static final int DAYS_KEPT = 256;

    private final JdbcClient jdbc;
    private final RegionStore regions;
    private final RuleStore rules;
    private final RateStore rates;
    private final MasterData masterData;
    private final Kept<Long, BookState> states = new Kept<>(STATES_KEPT);
    private final Kept<DayKnown, Rates> days = new Kept<>(DAYS_KEPT);

    private record DayKnown(LocalDate day, long revision) {}

    JdbcPriceBooks(JdbcClient jdbc, RegionStore regions, RuleStore rules, RateStore rates, MasterData masterData) {
        this.jdbc = jdbc;
        this.regions = regions;
        this.rules = rules;
        this.rates = rates;
        this.masterData = masterData;
    }

    @Override
    public MasterData masterData() {
        return masterData;
    }

    @Override
    public Revision current() {
        return RevisionRow.current(jdbc);
    }

    @Override
    public Revision knownAt(Instant instant) {
        return RevisionRow.knownAt(jdbc, instant);
    }

    @Override
    public BookState state(Revision revision) {
        return states.get(
                revision.number(), number -> new BookState(revision, regions.knownAt(number), rules.knownAt(number)));
    }

    @Override
    public Rates rates(Revision revision, LocalDate day) {
        return days.get(new DayKnown(day, revision.number()), key -> rates.of(key.day(), key.revision()));
    }

    /** The last so many, by use. Two callers may load the same at once; both get the same. */
    private static final class Kept<K, V> {
        private final Map<K, V> values;

        Kept(int most) {
            values = new LinkedHashMap<>(16, .75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                    return size() > most;
                }
            };
        }

        V get(K key, Function<K, V> load) {
            synchronized (values) {
                V kept = values.get(key);
                if (kept != null) {
                    return kept;
                }
            }
            V loaded = load.apply(key);
            synchronized (values) {
                values.put(key, loaded);
            }
            return loaded;
        }
    }
}
