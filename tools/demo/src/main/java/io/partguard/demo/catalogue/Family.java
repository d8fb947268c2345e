package io.partguard.demo.catalogue;

import io.partguard.demo.Language;
import io.partguard.demo.Resource;
import java.util.List;
import java.util.Set;

/**
 * A kind of part.
 *
 * @param group the three digits that numbers of this family carry
 * @param brands letters of the {@link HouseBrand}s that make it
 * @param base list price in Germany of a middling part of a brand with factor 1, EUR without tax
 * @param spread how far prices of one family lie apart: deviation of the logarithm
 * @param flags {@code mark safe core fr lr kit haz set2 set4 set8}
 * @param names one a {@link Language}, in its order
 */
public record Family(
        String key,
        String group,
        String brands,
        double base,
        double spread,
        Set<String> flags,
        String hsCode,
        List<String> names) {

    public static List<Family> all() {
        return Resource.rows("families.txt").stream()
                .map(row -> new Family(
                        row[0],
                        row[1],
                        row[2],
                        Double.parseDouble(row[3]),
                        Double.parseDouble(row[4]),
                        Set.of(row[5].isEmpty() ? new String[0] : row[5].split(" ")),
                        row[6],
                        List.of(row).subList(7, 7 + Language.values().length)))
                .toList();
    }

    public String name(Language language) {
        return names.get(language.ordinal());
    }

    public boolean is(String flag) {
        return flags.contains(flag);
    }

    /** How many pieces a set has; 1 where the part is sold singly. */
    public int pieces() {
        return is("set2") ? 2 : is("set4") ? 4 : is("set8") ? 8 : 1;
    }
}
