package io.partguard.detection.review;

import io.partguard.api.ApiError;
import io.partguard.api.Refused;
import io.partguard.detection.review.ReviewCase.CaseListing;
import io.partguard.detection.review.ReviewCase.Status;
import io.partguard.identity.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases as rows. */
final class CaseRows {
    /** A case of more listings shows the first; the count is in its events. */
    private static final int LISTINGS_SHOWN = 50;

    private CaseRows() {}

    static ReviewCase read(ResultSet row, int n) throws SQLException {
        String outcome = row.getString("outcome");
        return new ReviewCase(
                row.getString("id"),
                Status.valueOf(row.getString("status")),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("verdict"),
                row.getString("note"),
                row.getString("seller_id"),
                row.getDouble("priority"),
                money(row.getBigDecimal("at_stake"), row.getString("at_stake_currency")),
                row.getLong("revision"),
                row.getString("holder"),
                time(row, "lease_until"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                time(row, "decided_at"),
                row.getString("decided_by"),
                row.getBoolean("blind"),
                List.of());
    }

    /** The same cases with their listings, read in one query. */
    static List<ReviewCase> withListings(JdbcClient jdbc, List<ReviewCase> cases) {
        Map<String, List<Map.Entry<String, CaseListing>>> byCase = jdbc
                .sql("""
                select * from (
                  select *, row_number() over (partition by case_id order by priority desc, listing_id) as place
                  from case_listing where case_id = any(:cases)) numbered
                where place <= :shown order by case_id, place
                """)
                .param("cases", cases.stream().map(ReviewCase::id).toArray(String[]::new))
                .param("shown", LISTINGS_SHOWN)
                .query((row, n) -> Map.entry(
                        row.getString("case_id"),
                        new CaseListing(
                                row.getString("listing_id"),
                                row.getString("detection_id"),
                                row.getObject("detected_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getString("verdict"),
                                flags(row.getString("flags")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey));
        return cases.stream()
                .map(one -> with(
                        one,
                        byCase.getOrDefault(one.id(), List.of()).stream()
                                .map(Map.Entry::getValue)
                                .toList()))
                .toList();
    }

    static double number(String fromCursor) {
        try {
            return Double.parseDouble(fromCursor);
        } catch (NumberFormatException e) {
            throw new Refused(ApiError.INVALID_CURSOR, "The cursor is not one that this service gave out.");
        }
    }

    private static List<String> flags(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null || currency == null
                ? null
                : Money.rounded(amount, Currency.getInstance(currency), RoundingMode.HALF_UP);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static ReviewCase with(ReviewCase one, List<CaseListing> listings) {
        return new ReviewCase(
                one.id(),
                one.status(),
                one.outcome(),
                one.verdict(),
                one.note(),
                one.sellerId(),
                one.priority(),
                one.atStake(),
                one.revision(),
                one.holder(),
                one.leaseUntil(),
                one.createdAt(),
                one.decidedAt(),
                one.decidedBy(),
                one.blind(),
                listings);
    }
}
