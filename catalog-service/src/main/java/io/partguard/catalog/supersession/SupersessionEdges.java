package io.partguard.catalog.supersession;

import io.partguard.catalog.part.PartDocument;
import io.partguard.catalog.supersession.SupersessionNote.NoNote;
import io.partguard.catalog.supersession.SupersessionNote.Parsed;
import io.partguard.catalog.supersession.SupersessionNote.Target;
import io.partguard.catalog.supersession.SupersessionNote.Unparsed;
import io.partguard.identity.PartNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The edges that a part's document asks for. */
public final class SupersessionEdges {
    /** More targets than this are no supersession but a mistake in the file. */
    public static final int MOST_TARGETS = 100;

    private SupersessionEdges() {}

    /**
     * One target of a part, or the note that could not be read.
     *
     * @param kind null where the note is unparsed; then there is no target either
     * @param validFrom null: it always held
     */
    public record Edge(
            @Nullable SupersessionKind kind,
            @Nullable String note,
            @Nullable PartNumber to,
            int quantity,
            @Nullable String condition,
            @Nullable LocalDate validFrom,
            @Nullable String reason,
            boolean twoWay) {

        static Edge unparsed(String note, @Nullable String why) {
            return new Edge(null, note, null, 1, why, null, null, false);
        }
    }

    /** Numbers given as such come first and need no reading; otherwise the note is read. */
    public static List<Edge> of(PartDocument document, int notesCutAt) {
        if (!document.supersededBy().isEmpty()) {
            SupersessionKind kind =
                    document.supersededBy().size() == 1 ? SupersessionKind.ONE : SupersessionKind.ALL_OF;
            return document.supersededBy().stream()
                    .map(number -> new Edge(
                            kind, document.supersessionNote(), new PartNumber(number), 1, null, null, null, false))
                    .toList();
        }
        String note = document.supersessionNote();
        if (note == null) {
            return List.of();
        }
        return switch (SupersessionNotes.read(note, notesCutAt)) {
            case NoNote() -> List.of(Edge.unparsed(note, null));
            case Unparsed unparsed -> List.of(Edge.unparsed(note, unparsed.why()));
            case Parsed parsed -> {
                List<Edge> edges = new ArrayList<>();
                for (Target target : parsed.targets()) {
                    edges.add(new Edge(
                            parsed.kind(),
                            note,
                            new PartNumber(target.number()),
                            target.quantity(),
                            parsed.condition(),
                            null,
                            null,
                            false));
                }
                yield edges;
            }
        };
    }
}
