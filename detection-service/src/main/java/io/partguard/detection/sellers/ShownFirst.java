package io.partguard.detection.sellers;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who showed a picture or a text before a seller did. Whoever copies a seller's picture later says nothing of the seller,
 * and what many show is common property.
 */
public final class ShownFirst {
    private ShownFirst() {}

    /**
     * @param firstShown when each account showed the mark first, in any unit of time; may hold the seller
     * @return the accounts that were before the seller, or with whom nobody can say who was; null where there are none
     */
    public static <T extends Comparable<T>> @Nullable Set<String> before(
            @Nullable String seller, Map<String, T> firstShown) {
        if (firstShown.size() > LinkRule.MOST_SHARERS) {
            return null;
        }
        T own = seller == null ? null : firstShown.get(seller);
        Set<String> before = new TreeSet<>();
        firstShown.forEach((account, at) -> {
            if (!account.equals(seller) && (own == null || at.compareTo(own) < 0)) {
                before.add(account);
            }
        });
        return before.isEmpty() ? null : before;
    }
}
