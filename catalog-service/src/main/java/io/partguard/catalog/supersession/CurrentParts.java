package io.partguard.catalog.supersession;

import io.partguard.catalog.supersession.SupersessionGraph.Current;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers which part is to be ordered on a day instead of another. */
@Component
public class CurrentParts {
    private final JdbcClient jdbc;
    private final SupersessionStore store;

    CurrentParts(JdbcClient jdbc, SupersessionStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** @param on the day that was meant */
    public record Answer(LocalDate on, List<CurrentPart> parts) {}

    /**
     * One answer a part, in order; unknown parts are named, not left out.
     *
     * @param on null: today
     */
    public Answer find(List<String> partIds, @Nullable LocalDate on) {
        LocalDate day = on == null ? store.today() : on;
        Map<String, Known> known = new HashMap<>();
        known(jdbc.sql(KNOWN + "id = ANY (?)").param(partIds.toArray(String[]::new)))
                .forEach(part -> known.put(part.id(), part));
        List<Long> starts = known.values().stream().map(Known::no).toList();
        SupersessionGraph graph = store.near(starts);
        Map<Long, Current> found = new HashMap<>();
        starts.forEach(start -> found.put(start, graph.current(start, day)));
        Map<Long, Known> ends = numbers(found.values().stream()
                .map(Current::no)
                .filter(Objects::nonNull)
                .toList());
        List<CurrentPart> answers = new ArrayList<>(partIds.size());
        for (String id : partIds) {
            Known part = known.get(id);
            Current current = part == null ? null : found.get(part.no());
            if (part == null || current == null) {
                answers.add(CurrentPart.unknown(id));
                continue;
            }
            Known end = current.no() == null ? null : ends.get(current.no());
            answers.add(new CurrentPart(
                    id,
                    part.partNumber(),
                    current.outcome(),
                    end == null ? null : end.id(),
                    end == null ? null : end.partNumber(),
                    graph.chain(part.no(), day)));
        }
        return new Answer(day, answers);
    }

    private static final String KNOWN =
            "SELECT no, id, document::json ->> 'partNumber' FROM part WHERE NOT removed AND ";

    private record Known(long no, String id, String partNumber) {}

    private Map<Long, Known> numbers(Collection<Long> numbers) {
        Map<Long, Known> byNumber = new HashMap<>();
        known(jdbc.sql(KNOWN + "no = ANY (?)").param(numbers.toArray(Long[]::new)))
                .forEach(part -> byNumber.put(part.no(), part));
        return byNumber;
    }

    private static Stream<Known> known(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, n) -> new Known(row.getLong(1), row.getString(2), row.getString(3)))
                .list()
                .stream();
    }
}
