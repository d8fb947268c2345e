package io.partguard.catalog.supersession;

import io.partguard.api.Events;
import io.partguard.api.FieldError;
import io.partguard.api.Refused;
import io.partguard.catalog.part.CatalogError;
import io.partguard.catalog.supersession.Supersession.Successor;
import io.partguard.identity.Ids;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Links that people add and take back, beside those that the parts' documents bring. One at a time, so that no two of
 * them close a ring between them that neither sees.
 */
@Component
public class SupersessionEdits {
    private final JdbcClient jdbc;
    private final SupersessionStore store;
    private final RingGuard guard;
    private final Successors successors;
    private final Events events;
    private final JsonMapper json;
    private final Clock clock;

    SupersessionEdits(
            JdbcClient jdbc,
            SupersessionStore store,
            RingGuard guard,
            Successors successors,
            Events events,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.guard = guard;
        this.successors = successors;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** @param partId or {@code partNumber}, as printed or in any form that one part of the brand alone has */
    public record Wanted(@Nullable String partId, @Nullable String partNumber, int quantity) {}

    /** @param kind null: ONE or ALL_OF, by the number of targets */
    public record NewLink(
            List<Wanted> to,
            @Nullable SupersessionKind kind,
            @Nullable String condition,
            @Nullable LocalDate validFrom,
            @Nullable String reason,
            boolean twoWay) {}

    /** @throws Refused PART_NOT_FOUND */
    @Transactional(readOnly = true)
    public PartLinks of(String partId) {
        return links(part(partId));
    }

    /**
     * @param seen the revision of the part's links that the caller has seen
     * @return the id of the new link
     * @throws Refused PART_NOT_FOUND, SUPERSESSION_STALE, UNKNOWN_SUCCESSOR, SUPERSESSION_CYCLE
     */
    @Transactional
    public String add(String by, String partId, long seen, NewLink wanted) {
        lock();
        Edited part = unchanged(part(partId), seen);
        List<Successors.Target> targets = successors.of(part.brandId(), wanted.to());
        SupersessionKind kind = kind(wanted, targets.size());
        String id = Ids.next("sup", clock);
        Link link = new Link(
                part.no(),
                new Supersession(
                        id,
                        partId,
                        part.partNumber(),
                        targets.stream()
                                .map(to -> new Successor(to.id(), to.partNumber(), to.quantity()))
                                .toList(),
                        kind,
                        null,
                        wanted.condition(),
                        wanted.validFrom(),
                        wanted.reason(),
                        wanted.twoWay()),
                targets.stream().map(Successors.Target::no).toList());
        List<Long> reach = new ArrayList<>(link.targets());
        reach.add(part.no());
        SupersessionGraph graph = store.whole(reach);
        guard.refuse(Set.copyOf(graph.rings()), part.no(), graph.with(link));
        insert(part, link);
        edited(part, by, "part.supersession_added", id);
        return id;
    }

    /**
     * Takes a link back, as if it had never been.
     *
     * @throws Refused PART_NOT_FOUND, SUPERSESSION_STALE, SUPERSESSION_NOT_FOUND; SUPERSESSION_CYCLE where the link
     *     before it would hold again and close a ring
     */
    @Transactional
    public void withdraw(String by, String partId, long seen, String linkId, @Nullable String reason) {
        lock();
        Edited part = unchanged(part(partId), seen);
        SupersessionGraph graph = store.whole(List.of(part.no()));
        Link link = graph.of(part.no()).stream()
                .filter(it -> it.what().id().equals(linkId))
                .findFirst()
                .orElseThrow(
                        () -> new Refused(CatalogError.SUPERSESSION_NOT_FOUND, "The part has no link with this id."));
        guard.refuse(Set.copyOf(graph.rings()), part.no(), graph.without(part.no(), linkId));
        int deleted = jdbc.sql("DELETE FROM supersession WHERE part_no = ? AND link = ? AND link LIKE 'sup\\_%'")
                .param(part.no())
                .param(linkId)
                .update();
        if (deleted == 0) {
            takeBackFromDocument(part, by, link, reason);
        }
        edited(part, by, "part.supersession_withdrawn", linkId);
    }

    private void takeBackFromDocument(Edited part, String by, Link link, @Nullable String reason) {
        jdbc.sql("""
                        INSERT INTO supersession_withdrawal (part_no, to_identity, valid_from, reason, withdrawn_by)
                        SELECT DISTINCT part_no, to_identity, valid_from, ?, ? FROM supersession
                        WHERE part_no = ? AND link IS NOT DISTINCT FROM ? AND kind NOT IN ('UNPARSED', 'CLAIM')
                          AND valid_from IS NOT DISTINCT FROM ?::date
                        ON CONFLICT (part_no, to_identity, valid_from) DO NOTHING
                        """)
                .param(reason)
                .param(by)
                .param(part.no())
                .param(
                        link.what().id().startsWith("document")
                                ? null
                                : link.what().id())
                .param(link.what().validFrom())
                .update();
    }

    /** First the lock of the links, then the catalogue's, so that no chunk of an import comes between look and write. */
    private void lock() {
        store.lock();
        jdbc.sql("SELECT last_change FROM catalogue_state FOR UPDATE")
                .query(Long.class)
                .single();
    }

    private record Edited(long no, String id, int brandId, String partNumber, long revision) {}

    private Edited part(String partId) {
        return jdbc.sql("""
                        SELECT p.no, p.id, p.brand_id, p.document::json ->> 'partNumber', p.revision + coalesce(e.edits, 0)
                        FROM part p LEFT JOIN supersession_edits e ON e.part_no = p.no
                        WHERE p.id = ? AND NOT p.removed
                        """)
                .param(partId)
                .query((row, n) ->
                        new Edited(row.getLong(1), row.getString(2), row.getInt(3), row.getString(4), row.getLong(5)))
                .optional()
                .orElseThrow(() -> new Refused(CatalogError.PART_NOT_FOUND, "There is no part with this id."));
    }

    private PartLinks links(Edited part) {
        return new PartLinks(
                part.id(),
                part.partNumber(),
                store.near(List.of(part.no())).of(part.no()).stream()
                        .map(Link::what)
                        .toList(),
                store.leadingTo(part.no()),
                part.revision());
    }

    private static Edited unchanged(Edited part, long seen) {
        if (part.revision() != seen) {
            throw new Refused(CatalogError.SUPERSESSION_STALE, "The part's links have changed. Read them again.");
        }
        return part;
    }

    private static SupersessionKind kind(NewLink wanted, int targets) {
        SupersessionKind kind = wanted.kind();
        if (kind == null) {
            return targets == 1 ? SupersessionKind.ONE : SupersessionKind.ALL_OF;
        }
        boolean one = kind == SupersessionKind.ONE || kind == SupersessionKind.CONDITIONAL;
        if (one != (targets == 1)) {
            throw new Refused(
                    CatalogError.UNKNOWN_SUCCESSOR,
                    kind + " does not go with " + targets + " parts.",
                    List.of(new FieldError(
                            "/kind", kind.name(), "WRONG_KIND", "does not go with the number of parts")));
        }
        return kind;
    }

    private void insert(Edited part, Link link) {
        Supersession what = link.what();
        int position = 0;
        for (Long target : link.targets()) {
            jdbc.sql("""
                            INSERT INTO supersession (part_no, position, brand_id, kind, to_printed, to_identity, to_normalized,
                              to_no, quantity, condition, valid_from, reason, two_way, link)
                            SELECT ?, (SELECT greatest(coalesce(max(position), 0), 9999) + 1 FROM supersession WHERE part_no = ?), ?,
                              ?, t.document::json ->> 'partNumber', t.identity, t.normalized, t.no, ?, ?, ?, ?, ?, ?
                            FROM part t WHERE t.no = ?
                            """)
                    .param(part.no())
                    .param(part.no())
                    .param(part.brandId())
                    .param(what.kind().name())
                    .param(what.to().get(position++).quantity())
                    .param(what.condition())
                    .param(what.validFrom())
                    .param(what.reason())
                    .param(what.twoWay())
                    .param(what.id())
                    .param(target)
                    .update();
        }
    }

    private void edited(Edited part, String by, String event, String link) {
        jdbc.sql("""
                        INSERT INTO supersession_edits (part_no, edits) VALUES (?, 1)
                        ON CONFLICT (part_no) DO UPDATE SET edits = supersession_edits.edits + 1
                        """).param(part.no()).update();
        jdbc.sql("UPDATE catalogue_state SET supersession_change = supersession_change + 1")
                .update();
        events.append(event, part.id(), json.writeValueAsString(Map.of("link", link, "by", by)));
    }
}
