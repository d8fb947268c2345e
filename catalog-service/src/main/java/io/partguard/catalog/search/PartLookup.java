package io.partguard.catalog.search;

import io.partguard.catalog.index.IndexState;
import io.partguard.catalog.index.Searches;
import io.partguard.catalog.index.Searches.Answered;
import io.partguard.catalog.part.LifecycleStatus;
import io.partguard.catalog.search.NumberLadder.Ranked;
import io.partguard.identity.PartNumber;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds parts by numbers written any way, with what replaces them. */
@Component
public class PartLookup {
    private final Searches searches;
    private final NumberLadder ladder;

    PartLookup(Searches searches, NumberLadder ladder) {
        this.searches = searches;
        this.ladder = ladder;
    }

    /** @param catalogueRevision changes whenever an answer may have changed */
    public record Found(String catalogueRevision, List<PartHit> hits) {}

    /**
     * Nearest first. Where a form of the number equals one of ours, nothing that is merely similar is added.
     *
     * @param statuses of which a part has one; none: any
     */
    public Found byNumber(PartNumber number, @Nullable String brandKey, Set<LifecycleStatus> statuses, int limit) {
        NumberLine line = NumberLine.of(number, brandKey);
        if (!line.isSearchable()) {
            return new Found(searches.serving().revision(), List.of());
        }
        Answered<List<Ranked>> found =
                searches.askServing(index -> ladder.find(index, List.of(line)).getFirst());
        return new Found(
                found.index().revision(),
                hits(found.answer().stream()
                        .filter(hit -> statuses.isEmpty()
                                || statuses.contains(
                                        hit.part().part().document().status()))
                        .limit(limit)
                        .toList()));
    }

    /** A number to look up; {@code brandKey} null: of any brand. */
    public record AskedNumber(PartNumber number, @Nullable String brandKey) {}

    /**
     * @param best the nearest part; null: searched completely, and there is none
     * @param currentPartId of the one part that replaces it in the end, where there is one
     * @param alike how many parts are reached as well as the best
     */
    public record Answer(@Nullable PartHit best, @Nullable String currentPartId, int alike) {}

    /** @param answers one a number, in order */
    public record FoundAll(String catalogueRevision, List<Answer> answers) {}

    /** What {@link #byNumber} finds first for each of many numbers, all of them on one revision; all or nothing. */
    public FoundAll byNumbers(List<AskedNumber> asked) {
        IndexState index = searches.serving();
        List<NumberLine> lines = asked.stream()
                .map(number -> NumberLine.of(number.number(), number.brandKey()))
                .toList();
        List<List<Ranked>> found = ladder.find(index, lines);
        List<Ranked> best = found.stream()
                .filter(ranked -> !ranked.isEmpty())
                .map(List::getFirst)
                .toList();
        Iterator<PartHit> hits = hits(best).iterator();
        List<Answer> answers = new ArrayList<>(asked.size());
        for (int i = 0; i < found.size(); i++) {
            List<Ranked> ranked = found.get(i);
            answers.add(
                    ranked.isEmpty()
                            ? new Answer(null, null, 0)
                            : new Answer(
                                    hits.next(),
                                    ranked.getFirst().part().currentPartId(),
                                    alike(ranked, lines.get(i))));
        }
        return new FoundAll(index.revision(), answers);
    }

    /** One, where the number is written as printed; deposits are no goods and are not counted beside a part. */
    private static int alike(List<Ranked> ranked, NumberLine line) {
        Ranked best = ranked.getFirst();
        if (best.part().own().identity().equals(line.forms().identity())) {
            return 1;
        }
        long alike = ranked.stream()
                .filter(other -> other.match().equals(best.match()) && other.closeness() == best.closeness())
                .filter(other ->
                        other == best || !other.part().part().document().standsForDeposit())
                .count();
        return Math.toIntExact(alike);
    }

    private static List<PartHit> hits(List<Ranked> ranked) {
        return ranked.stream()
                .map(hit -> new PartHit(
                        hit.part().part(),
                        hit.match().route(),
                        hit.match().spelling(),
                        hit.part().chain()))
                .toList();
    }
}
