package io.partguard.bench.verdict;

import java.util.HashMap;
import java.util.Map;

/** Whoever stands behind one account or several: branches of a company, accounts of one operator. */
final class House {
    /** More accounts than this belong to none. */
    static final int MOST = 7;

    final String reach;
    int accounts;

    private final Map<String, String> pictures = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    House(String reach) {
        this.reach = reach;
    }

    boolean hasRoom() {
        return accounts < MOST;
    }

    /** Its picture of a kind of part, the same whenever it is asked for. */
    String picture(String kind, Chance chance) {
        return pictures.computeIfAbsent(kind, k -> Pictures.fresh(chance));
    }

    /** The text that it wrote first for goods of a kind. */
    String text(String kind, String written) {
        return texts.computeIfAbsent(kind, k -> written);
    }
}
