package io.partguard.catalog.supersession;

import io.partguard.catalog.part.PartDocument;
import io.partguard.catalog.part.PartDocument.Replacement;
import io.partguard.catalog.supersession.SupersessionNote.NoNote;
import io.partguard.catalog.supersession.SupersessionNote.Parsed;
import io.partguard.catalog.supersession.SupersessionNote.Target;
import io.partguard.catalog.supersession.SupersessionNote.Unparsed;
import io.partguard.identity.PartNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The edges that a part's document asks for. */
public final class SupersessionEdges {
    /** More targets than this are no supersession but a mistake in the file. */
    public static final int MOST_TARGETS = 100;

    private SupersessionEdges() {}

    /** Which way an edge leads, and whether it could be read. */
    public enum Direction {
        REPLACED_BY,
        /** The part says of itself that it replaces another. */
        REPLACES,
        /** A note that could not be read; there is no target then. */
        UNPARSED
    }

    /**
     * The other end of a supersession of a part, or the note that could not be read.
     *
     * @param kind of what replaces the part; of a part that it replaces always ONE
     * @param other null where the note is unparsed
     * @param validFrom null: it always held
     */
    public record Edge(
            Direction direction,
            SupersessionKind kind,
            @Nullable String note,
            @Nullable PartNumber other,
            int quantity,
            @Nullable String condition,
            @Nullable LocalDate validFrom,
            @Nullable String reason,
            boolean twoWay) {

        /** The name of its kind in the record. */
        public String recordKind() {
            return switch (direction) {
                case REPLACED_BY -> kind.name();
                case REPLACES -> "CLAIM";
                case UNPARSED -> "UNPARSED";
            };
        }
    }

    /** Numbers given as such come first and need no reading; otherwise the note is read. */
    public static List<Edge> of(PartDocument document) {
        List<Edge> edges = new ArrayList<>(document.supersededBy().isEmpty() ? ofNote(document) : ofNumbers(document));
        document.supersedes().forEach(it -> edges.add(edge(Direction.REPLACES, SupersessionKind.ONE, null, it)));
        return edges;
    }

    /** Parts that replace it from the same day on replace it together. */
    private static List<Edge> ofNumbers(PartDocument document) {
        Map<LocalDate, List<Replacement>> byDay = new LinkedHashMap<>();
        document.supersededBy()
                .forEach(it -> byDay.computeIfAbsent(
                                it.date() == null ? LocalDate.MIN : it.date(), day -> new ArrayList<>(1))
                        .add(it));
        List<Edge> edges = new ArrayList<>();
        for (List<Replacement> together : byDay.values()) {
            SupersessionKind kind = together.size() == 1 ? SupersessionKind.ONE : SupersessionKind.ALL_OF;
            together.forEach(it -> edges.add(edge(Direction.REPLACED_BY, kind, document.supersessionNote(), it)));
        }
        return edges;
    }

    private static Edge edge(Direction direction, SupersessionKind kind, @Nullable String note, Replacement it) {
        return new Edge(
                direction,
                kind,
                note,
                new PartNumber(it.partNumber()),
                1,
                null,
                it.date(),
                it.reason(),
                Boolean.TRUE.equals(it.twoWay()));
    }

    private static List<Edge> ofNote(PartDocument document) {
        String note = document.supersessionNote();
        if (note == null) {
            return List.of();
        }
        LocalDate since = document.supersessionDate();
        return switch (SupersessionNotes.read(note, Boolean.TRUE.equals(document.supersessionNoteCut()))) {
            case NoNote() -> List.of(unparsed(note, null));
            case Unparsed unparsed -> List.of(unparsed(note, unparsed.why()));
            case Parsed parsed -> {
                List<Edge> edges = new ArrayList<>();
                for (Target target : parsed.targets()) {
                    edges.add(new Edge(
                            Direction.REPLACED_BY,
                            parsed.kind(),
                            note,
                            new PartNumber(target.number()),
                            target.quantity(),
                            parsed.condition(),
                            since,
                            null,
                            false));
                }
                yield edges;
            }
        };
    }

    private static Edge unparsed(String note, @Nullable String why) {
        return new Edge(Direction.UNPARSED, SupersessionKind.ONE, note, null, 1, why, null, null, false);
    }
}
