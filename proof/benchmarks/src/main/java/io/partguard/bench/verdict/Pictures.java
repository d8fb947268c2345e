package io.partguard.bench.verdict;

import io.partguard.bench.verdict.Account.Trade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the pictures of parts of ours come from: taken for this offer, the house's own of that kind of part, a stock
 * photo that many shops use, or somebody else's. Fakes steal pictures from honest shops, so that honest shops share
 * pictures with accounts that are caught.
 */
final class Pictures {
    private static final int STOCK_PHOTOS = 4;

    private final Chance chance;
    private final Map<String, List<String>> stock = new HashMap<>();
    private final Map<String, List<String>> ofHonestHouses = new HashMap<>();

    Pictures(Chance chance) {
        this.chance = chance;
    }

    static String fresh(Chance chance) {
        return "https://pics.testmarket.example/" + chance.digits(9) + ".webp";
    }

    String of(Account who, Piece piece) {
        boolean crooked = who.trade().crooked();
        int way = crooked ? chance.drawn(45, 35, 8, 12) : ways(who.trade());
        String kind = piece.kind();
        return switch (way) {
            case 1 -> {
                String own = who.house().picture(kind, chance);
                if (!crooked) {
                    ofHonestHouses.computeIfAbsent(kind, k -> new ArrayList<>()).add(own);
                }
                yield own;
            }
            case 2 -> chance.one(stock.computeIfAbsent(kind, k -> stockPhotos()));
            case 3 -> {
                List<String> honest = ofHonestHouses.getOrDefault(kind, List.of());
                yield honest.isEmpty() ? fresh(chance) : chance.one(honest);
            }
            default -> fresh(chance);
        };
    }

    private int ways(Trade trade) {
        return switch (trade) {
            case PERSON, DISMANTLER -> chance.drawn(88, 8, 3, 1);
            default -> chance.drawn(42, 34, 22, 2);
        };
    }

    private List<String> stockPhotos() {
        List<String> photos = new ArrayList<>();
        for (int i = 0; i < STOCK_PHOTOS; i++) {
            photos.add(fresh(chance));
        }
        return photos;
    }
}
