package io.partguard.detection.judging.brand;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose names a listing uses, and how.
 *
 * @param uses of protected marks, title first
 * @param role the strongest of all uses: MAKER before FITMENT_TARGET before COMPARISON
 * @param disguise of the first use that is disguised; PLAIN where none is
 * @param ownName the name of another maker that the listing gives as the goods' own
 * @param near a name that is nearly one of ours
 * @param markers how often each kind of phrase stands in title and description
 * @param titleMarkers how often in the title alone
 */
public record BrandReading(
        List<BrandUse> uses,
        BrandRole role,
        Disguise disguise,
        BrandField field,
        @Nullable String ownName,
        @Nullable NearName near,
        Map<Marker, Integer> markers,
        Map<Marker, Integer> titleMarkers) {

    /** Whether a protected mark stands anywhere, in any role or disguise. */
    public boolean marked() {
        return !uses.isEmpty();
    }

    /** Whether the mark is used as if it were the origin; a disguise that a reader takes for the mark is such a use. */
    public boolean usedAsOrigin() {
        return role == BrandRole.MAKER || disguise != Disguise.PLAIN && role != BrandRole.NONE;
    }

    /** Whether the mark stands there only to say what the goods fit or are compared with. */
    public boolean referentialOnly() {
        return disguise == Disguise.PLAIN && (role == BrandRole.FITMENT_TARGET || role == BrandRole.COMPARISON);
    }

    public int count(Marker marker) {
        return markers.getOrDefault(marker, 0);
    }

    /** The first use in the strongest role. */
    public @Nullable BrandUse strongest() {
        for (BrandUse use : uses) {
            if (use.role() == role) {
                return use;
            }
        }
        return null;
    }
}
