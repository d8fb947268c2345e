package io.partguard.detection.models;

import io.partguard.detection.judging.candidate.CandidateFinder;
import io.partguard.detection.judging.pipeline.PriceReferences;
import io.partguard.detection.judging.pipeline.PriceReferences.Item;
import io.partguard.detection.judging.pipeline.PriceReferences.PriceReference;
import io.partguard.detection.judging.pipeline.SellerStandings;
import io.partguard.detection.judging.pipeline.SellerStandings.SellerStanding;
import io.partguard.identity.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was answered while one batch was judged, to judge it once more by other models without asking again. Only the price
 * of a part that the first models did not name is asked for.
 */
final class Overheard {
    private final CandidateFinder candidates;
    private final PriceReferences prices;
    private final SellerStandings standings;
    private volatile CandidateFinder.@Nullable Found found;
    private volatile @Nullable List<Lookup<SellerStanding>> sellers;
    private final Map<Item, Lookup<PriceReference>> priced = new ConcurrentHashMap<>();
    private volatile String priceBook = "";

    Overheard(CandidateFinder candidates, PriceReferences prices, SellerStandings standings) {
        this.candidates = candidates;
        this.prices = prices;
        this.standings = standings;
    }

    CandidateFinder candidates() {
        return listings -> {
            CandidateFinder.Found known = found;
            if (known == null) {
                known = candidates.find(listings);
                found = known;
            }
            return known;
        };
    }

    SellerStandings standings() {
        return listings -> {
            List<Lookup<SellerStanding>> known = sellers;
            if (known == null) {
                known = standings.find(listings);
                sellers = known;
            }
            return known;
        };
    }

    PriceReferences prices() {
        return items -> {
            List<Item> unknown = items.stream()
                    .filter(item -> !priced.containsKey(item))
                    .distinct()
                    .toList();
            if (!unknown.isEmpty()) {
                PriceReferences.Answers answers = prices.find(unknown);
                priceBook = answers.priceBook();
                for (int i = 0; i < unknown.size(); i++) {
                    priced.put(unknown.get(i), answers.answers().get(i));
                }
            }
            List<Lookup<PriceReference>> answers = new ArrayList<>(items.size());
            items.forEach(item -> answers.add(Objects.requireNonNull(priced.get(item))));
            return new PriceReferences.Answers(priceBook, answers);
        };
    }
}
