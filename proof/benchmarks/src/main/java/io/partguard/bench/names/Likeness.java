package io.partguard.bench.names;

import io.partguard.detection.judging.brand.ProtectedMarks;
import java.util.List;

/** What detection's own rules say of a written name where another is the only protected mark, from no likeness up. */
enum Likeness {
    NONE,
    /** A slip or two away, or the mark with an ending. */
    NEAR,
    /** The mark, written with other separators, capitals or accents. */
    SAME;

    static Likeness of(String written, String mark) {
        ProtectedMarks marks = ProtectedMarks.of(List.of(mark));
        if (marks.contains(written)) {
            return SAME;
        }
        return marks.nearTo(written) == null ? NONE : NEAR;
    }
}
