package io.partguard.catalog.importing;

import io.partguard.catalog.supersession.SupersessionEdges.Edge;
import io.partguard.identity.PartNumber;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A supersession as a row that is copied into a table, behind the columns that say whose it is. */
final class EdgeText {
    private EdgeText() {}

    /** @return key, position, kind, note, to_printed, to_identity, to_normalized, quantity, condition, valid_from, reason, two_way */
    static @Nullable String[] row(int position, Edge edge, String... key) {
        @Nullable PartNumber to = edge.other();
        return Stream.concat(Stream.of(key), Stream.of(new @Nullable String[] {
                    Integer.toString(position),
                    edge.recordKind(),
                    edge.note(),
                    to == null ? null : to.printed(),
                    to == null ? null : to.identity(),
                    to == null ? null : to.normalized(),
                    Integer.toString(edge.quantity()),
                    edge.condition(),
                    edge.validFrom() == null ? null : edge.validFrom().toString(),
                    edge.reason(),
                    Boolean.toString(edge.twoWay())
                }))
                .toArray(String[]::new);
    }
}
