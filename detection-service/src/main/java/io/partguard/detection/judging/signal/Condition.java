package io.partguard.detection.judging.signal;

import io.partguard.detection.judging.brand.BrandReading;
import io.partguard.detection.judging.brand.Marker;
import io.partguard.detection.judging.brand.Markers;
import io.partguard.detection.judging.text.Phrases;
import io.partguard.detection.judging.text.Tokenizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What state the goods are said to be in. */
public enum Condition {
    NEW,
    USED,
    REMANUFACTURED,
    UNKNOWN;

    /** Words of the title come before the field: marketplaces fill the field with "new" by default. */
    static Condition of(@Nullable String field, BrandReading brands) {
        Condition title = said(
                brands.titleMarkers().getOrDefault(Marker.REMANUFACTURED, 0),
                brands.titleMarkers().getOrDefault(Marker.USED, 0),
                0);
        if (title != UNKNOWN) {
            return title;
        }
        List<Phrases.Found<Marker>> words = Markers.in(Tokenizer.words(field));
        Condition given =
                said(count(words, Marker.REMANUFACTURED), count(words, Marker.USED), count(words, Marker.NEW));
        if (given != UNKNOWN) {
            return given;
        }
        return said(
                brands.count(Marker.REMANUFACTURED),
                brands.count(Marker.USED),
                brands.titleMarkers().getOrDefault(Marker.NEW, 0));
    }

    private static Condition said(int remanufactured, int used, int fresh) {
        return remanufactured > 0 ? REMANUFACTURED : used > 0 ? USED : fresh > 0 ? NEW : UNKNOWN;
    }

    private static int count(List<Phrases.Found<Marker>> words, Marker marker) {
        return (int) words.stream().filter(found -> found.kind() == marker).count();
    }
}
