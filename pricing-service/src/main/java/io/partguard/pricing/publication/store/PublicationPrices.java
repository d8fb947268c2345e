package io.partguard.pricing.publication.store;

import io.partguard.identity.Money;
import io.partguard.pricing.book.Revision;
import io.partguard.pricing.book.store.RevisionsByNumber;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.computing.BookCheck;
import io.partguard.pricing.pricelist.PricedPart;
import io.partguard.pricing.publication.BookPublication;
import io.partguard.pricing.publication.Source;
import io.partguard.pricing.verification.Verified;
import io.partguard.pricing.verification.Violation;
import io.partguard.pricing.waterfall.BasePrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The prices of publications in PostgreSQL: taken from their source once, and into the price book once. */
@Component
class PublicationPrices {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final RevisionsByNumber revisions;

    PublicationPrices(JdbcClient jdbc, JdbcTemplate template, RevisionsByNumber revisions) {
        this.jdbc = jdbc;
        this.template = template;
        this.revisions = revisions;
    }

    /** Takes the prices from the source, where that was not done yet; in the caller's transaction. */
    void take(BookPublication publication) {
        String id = publication.id();
        boolean taken = jdbc.sql("SELECT EXISTS (SELECT FROM publication_price WHERE publication_id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
        if (!taken) {
            switch (publication.source()) {
                case Source.Book(String book) ->
                    jdbc.sql("""
                                    INSERT INTO publication_price
                                    SELECT ?, part_no, region_no, list_price, dealer_net, currency FROM computed_price
                                    WHERE book_id = ? AND list_price IS NOT NULL
                                    """).param(id).param(book).update();
                case Source.Revision(long number, var day) ->
                    jdbc.sql("""
                                    INSERT INTO publication_price
                                    SELECT DISTINCT ON (part_no, region_no)
                                      ?, part_no, region_no, list_price, dealer_net, currency
                                    FROM price WHERE known_from <= ? AND valid_from <= ?
                                    ORDER BY part_no, region_no, valid_from DESC, known_from DESC
                                    """).param(id).param(number).param(day).update();
                case Source.Rollback(String other) -> takeBack(id, other, publication);
            }
            jdbc.sql("ANALYZE publication_price").update();
        }
    }

    /** What held on the new effective day before the other publication was known. */
    private void takeBack(String id, String other, BookPublication publication) {
        jdbc.sql("""
                        INSERT INTO publication_price
                        SELECT :id, now.part_no, now.region_no, before.list_price, before.dealer_net, before.currency
                        FROM publication p
                        JOIN price now ON now.known_from = p.published_revision
                        CROSS JOIN LATERAL (
                          SELECT * FROM price b WHERE b.part_no = now.part_no AND b.region_no = now.region_no
                            AND b.known_from < p.published_revision AND b.valid_from <= :effective
                          ORDER BY b.valid_from DESC, b.known_from DESC LIMIT 1) before
                        WHERE p.id = :other AND p.changed_prices > 0
                        """)
                .param("id", id)
                .param("other", other)
                .param("effective", publication.effective())
                .update();
    }

    /** Parts after one of them, in order of their numbers. */
    List<PricedPart> partsAfter(String publication, long no, int most) {
        return jdbc.sql("""
                        SELECT p.no, p.brand, p.number, p.printed FROM part p WHERE p.no > :no AND EXISTS (
                          SELECT FROM publication_price pp WHERE pp.publication_id = :id AND pp.part_no = p.no)
                        ORDER BY p.no LIMIT :most
                        """)
                .param("no", no)
                .param("id", publication)
                .param("most", most)
                .query((row, n) -> new PricedPart(
                        row.getLong("no"),
                        new PartKey(row.getString("brand"), row.getString("number")),
                        row.getString("printed")))
                .list();
    }

    /**
     * A price that the rules leave no room for is none that could be published, and the one that stays in its place was not
     * approved by anybody: each conflict of a computed book counts as a violation.
     */
    Verified withConflicts(BookPublication publication, Verified verified) {
        return switch (publication.source()) {
            case Source.Book(String book) -> verified.and(conflicts(book), firstConflicts(book));
            case Source.Revision revision -> verified;
            case Source.Rollback rollback -> verified;
        };
    }

    private long conflicts(String book) {
        return jdbc.sql("SELECT count(*) FROM computed_price WHERE book_id = ? AND list_price IS NULL")
                .param(book)
                .query(Long.class)
                .single();
    }

    private List<Violation> firstConflicts(String book) {
        return jdbc.sql("""
                        SELECT p.brand, p.number, r.id, c.target, concat_ws(' ', c.conflict->>'kind', c.conflict->>'missing',
                            (SELECT string_agg(rule, ' ') FROM jsonb_array_elements_text(c.conflict->'rules') rule)) AS detail
                        FROM computed_price c JOIN part p ON p.no = c.part_no JOIN region r ON r.no = c.region_no
                        WHERE c.book_id = ? AND c.list_price IS NULL
                        ORDER BY c.part_no, c.region_no LIMIT ?
                        """)
                .param(book)
                .param(Verified.KEPT)
                .query((row, n) -> new Violation(
                        Optional.of(new PartKey(row.getString("brand"), row.getString("number"))),
                        row.getString("id"),
                        "conflict",
                        Optional.ofNullable(row.getBigDecimal("target")),
                        Optional.empty(),
                        row.getString("detail")))
                .list();
    }

    BookCheck.Changes changes(String publication) {
        return parts -> of(publication, parts);
    }

    private Map<Long, Map<String, BasePrice>> of(String publication, Collection<Long> parts) {
        Map<Long, Map<String, BasePrice>> prices = new HashMap<>();
        template.query(
                """
                SELECT pp.part_no, r.id, pp.list_price, pp.dealer_net, pp.currency
                FROM publication_price pp JOIN region r ON r.no = pp.region_no
                WHERE pp.publication_id = ? AND pp.part_no = ANY (?)
                """,
                statement -> {
                    statement.setString(1, publication);
                    statement.setArray(2, statement.getConnection().createArrayOf("bigint", parts.toArray()));
                },
                row -> {
                    Currency currency = Currency.getInstance(row.getString(5));
                    BasePrice price = new BasePrice(
                            money(row.getBigDecimal(3), currency),
                            Optional.ofNullable(row.getBigDecimal(4)).map(net -> money(net, currency)));
                    prices.computeIfAbsent(row.getLong(1), part -> new HashMap<>())
                            .put(row.getString(2), price);
                });
        return prices;
    }

    private static Money money(BigDecimal amount, Currency currency) {
        return Money.rounded(amount, currency, RoundingMode.UNNECESSARY);
    }

    /** Ids of the regions with prices in it. */
    Set<String> regions(String publication) {
        return new TreeSet<>(
                jdbc.sql("""
                        SELECT r.id FROM region r WHERE EXISTS (
                          SELECT FROM publication_price pp WHERE pp.publication_id = ? AND pp.region_no = r.no)
                        """).param(publication).query(String.class).list());
    }

    /**
     * Puts the prices that are others than those known into the price book, known from the revision.
     *
     * @return how many
     */
    long apply(BookPublication publication, long revision) {
        return jdbc.sql("""
                        INSERT INTO price (part_no, region_no, valid_from, known_from, list_price, dealer_net, currency, family)
                        SELECT pp.part_no, pp.region_no, :effective, :revision, pp.list_price, pp.dealer_net, pp.currency,
                          held.family
                        FROM publication_price pp LEFT JOIN LATERAL (
                          SELECT * FROM price p WHERE p.part_no = pp.part_no AND p.region_no = pp.region_no
                            AND p.valid_from <= :effective
                          ORDER BY p.valid_from DESC, p.known_from DESC LIMIT 1) held ON true
                        WHERE pp.publication_id = :id AND (held.list_price, held.dealer_net, held.currency)
                          IS DISTINCT FROM (pp.list_price, pp.dealer_net, pp.currency)
                        ORDER BY 1, 2
                        """)
                .param("effective", publication.effective())
                .param("revision", revision)
                .param("id", publication.id())
                .update();
    }

    /** The same for the same prices: what they are made from, all of it named by what never changes. */
    String content(BookPublication publication) {
        String source = switch (publication.source()) {
            case Source.Book(String book) ->
                jdbc.sql("""
                                SELECT concat_ws(' ', price_book, answer, objective, highest, valid_from) FROM computed_book
                                WHERE id = ?
                                """).param(book).query(String.class).single();
            case Source.Revision(long number, var day) -> label(number) + " " + day;
            case Source.Rollback(String other) ->
                label(jdbc.sql("SELECT published_revision FROM publication WHERE id = ?")
                        .param(other)
                        .query(Long.class)
                        .single());
        };
        return publication.source().getClass().getSimpleName() + " " + source + " " + publication.effective();
    }

    private String label(long number) {
        Revision revision = revisions.find(number);
        return revision.label();
    }
}
