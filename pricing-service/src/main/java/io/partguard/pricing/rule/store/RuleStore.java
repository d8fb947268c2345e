package io.partguard.pricing.rule.store;

import io.partguard.pricing.rule.Rule;
import io.partguard.pricing.rule.RuleBody;
import io.partguard.pricing.rule.RuleId;
import io.partguard.pricing.rule.RuleReader;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Price rules in PostgreSQL, by the revision at which they were known. */
@Component
public class RuleStore {
    /** Ceilings that are in force, and nothing else: what builds before form 2 can read. */
    private static final int FIRST_FORM = 1;

    /** All types, and a status. */
    private static final int FORM = 2;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RuleStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A rule as it is kept. */
    public record Stored(RuleId id, RuleBody body, long revision) {}

    private record Document(int v, RuleBody rule) {}

    /** In order of their ids. */
    public List<Rule> knownAt(long revision) {
        return stored("known @> " + revision + "::bigint", "").stream()
                .map(stored -> switch (RuleReader.read(stored.id(), stored.body())) {
                    case RuleReader.Read.Good(Rule rule) -> rule;
                    case RuleReader.Read.Bad(var errors) ->
                        throw new IllegalStateException("rule " + stored.id() + " is kept but not valid: " + errors);
                })
                .toList();
    }

    /** As known now, in order of their ids, those after the given id. */
    public List<Stored> known(String after, int limit) {
        return stored("upper_inf(known) AND rule_id > ?", "LIMIT " + limit, after);
    }

    public Optional<Stored> find(RuleId id) {
        return stored("upper_inf(known) AND rule_id = ?", "", id.value()).stream()
                .findFirst();
    }

    private List<Stored> stored(String condition, String limit, Object... parameters) {
        return jdbc.sql("SELECT rule_id, document, lower(known) AS revision FROM price_rule_version WHERE " + condition
                        + " ORDER BY rule_id " + limit)
                .params(List.of(parameters))
                .query((row, n) -> new Stored(
                        new RuleId(row.getString("rule_id")),
                        document(row.getString("document")),
                        row.getLong("revision")))
                .list();
    }

    private RuleBody document(String text) {
        Document document = json.readValue(text, Document.class);
        if (document.v() < FIRST_FORM || document.v() > FORM) {
            throw new IllegalStateException(
                    "a rule is kept in form " + document.v() + ", this build reads up to " + FORM);
        }
        return document.rule();
    }

    /** The rule is as given, known from the revision. */
    public void put(Rule rule, RuleBody body, long revision) {
        jdbc.sql(
                        "UPDATE price_rule_version SET known = int8range(lower(known), ?) WHERE rule_id = ? AND upper_inf(known)")
                .param(revision)
                .param(rule.id().value())
                .update();
        jdbc.sql("""
                        INSERT INTO price_rule_version (rule_id, known, in_force, countries, document)
                        VALUES (?, int8range(?, NULL), daterange(?, ?), string_to_array(?, ','), ?::jsonb)
                        """)
                .param(rule.id().value())
                .param(revision)
                .param(rule.inForce().from())
                .param(rule.inForce().to())
                .param(String.join(",", rule.scope().countries()))
                .param(json.writeValueAsString(new Document(form(body), body)))
                .update();
    }

    /** The lowest form that says everything, so that an older build beside this one reads what it can. */
    private static int form(RuleBody body) {
        boolean first = "CEILING".equals(body.type()) && body.status() == null && body.terms() == null;
        return first ? FIRST_FORM : FORM;
    }
}
