package io.partguard.detection.sellers;

import io.partguard.detection.judging.signal.SellerHistory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a seller's other offers say, as of a moment.
 *
 * @param linked ids of the accounts directly linked with the seller
 * @param brands of ours that they trade on; null where none was seen
 * @param range of their prices; null where too few are known
 */
record OtherOffers(Set<String> linked, @Nullable Integer brands, SellerHistory.@Nullable Range range) {
    static final OtherOffers NONE = new OtherOffers(Set.of(), null, null);

    record Key(String tenant, Instant asOf, String seller) {}

    /** Those that were asked for last. As of one moment the answer stays, but for links that are cut or erased while a scan runs. */
    static final class Newest {
        private static final int MOST = 20_000;

        private final Map<Key, OtherOffers> kept = new LinkedHashMap<>(1024, .75f, true);

        synchronized @Nullable OtherOffers get(Key key) {
            return kept.get(key);
        }

        synchronized void put(Key key, OtherOffers offers) {
            kept.put(key, offers);
            if (kept.size() > MOST) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
    }
}
