package io.partguard.detection.models;

import io.partguard.api.Viewer;
import io.partguard.detection.judging.verdict.Verdict;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sums up what challengers said. Counts are the deployment's; single listings are shown to their tenant only. */
@Component
public class ShadowCounts {
    private final JdbcClient jdbc;

    ShadowCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One a champion that it judged beside, newest first. */
    public List<ShadowSummary> of(String challenger) {
        return jdbc
                .sql("select champion from shadow_run where challenger = ? order by last_at desc, champion")
                .param(challenger)
                .query(String.class)
                .list()
                .stream()
                .map(champion -> against(challenger, champion))
                .toList();
    }

    ShadowSummary against(String challenger, String champion) {
        List<ShadowSummary.Cell> matrix = jdbc.sql("""
                        select said, would_say, n from shadow_count where challenger = ? and champion = ?
                        order by said, would_say
                        """)
                .params(challenger, champion)
                .query((row, n) ->
                        new ShadowSummary.Cell(row.getString("said"), row.getString("would_say"), row.getLong("n")))
                .list();
        long judged = sum(matrix, cell -> true);
        long agreed = sum(matrix, cell -> cell.said().equals(cell.wouldSay()));
        Run run = jdbc.sql("select first_at, last_at, passed_by from shadow_run where challenger = ? and champion = ?")
                .params(challenger, champion)
                .query((row, n) -> new Run(
                        row.getObject("first_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last_at", OffsetDateTime.class).toInstant(),
                        row.getLong("passed_by")))
                .optional()
                .orElse(new Run(null, null, 0));
        return new ShadowSummary(
                challenger,
                champion,
                judged,
                agreed,
                judged == 0 ? null : (double) agreed / judged,
                sum(matrix, cell -> accuses(cell.said()) && !accuses(cell.wouldSay())),
                sum(matrix, cell -> !accuses(cell.said()) && accuses(cell.wouldSay())),
                run.passedBy(),
                run.firstAt(),
                run.lastAt(),
                matrix);
    }

    private record Run(@Nullable Instant firstAt, @Nullable Instant lastAt, long passedBy) {}

    private static long sum(List<ShadowSummary.Cell> matrix, Predicate<ShadowSummary.Cell> which) {
        return matrix.stream().filter(which).mapToLong(ShadowSummary.Cell::n).sum();
    }

    private static boolean accuses(String verdict) {
        return Verdict.valueOf(verdict).accuses();
    }

    public List<ShadowSummary.Difference> differences(Viewer viewer, String challenger, int most) {
        return jdbc.sql("""
                        select * from shadow_difference where tenant = ? and challenger = ?
                        order by seen desc, listing_id limit ?
                        """)
                .params(viewer.tenant(), challenger, most)
                .query((row, n) -> new ShadowSummary.Difference(
                        row.getString("listing_id"),
                        row.getString("champion"),
                        row.getString("said"),
                        row.getDouble("said_probability"),
                        row.getString("would_say"),
                        row.getDouble("would_probability"),
                        row.getString("said_part"),
                        row.getString("would_part"),
                        row.getObject("seen", OffsetDateTime.class).toInstant()))
                .list();
    }
}
