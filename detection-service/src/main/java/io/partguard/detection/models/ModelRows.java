package io.partguard.detection.models;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the registry. Models are the deployment's: they have no tenant. */
@Component
public class ModelRows {
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final String SELECT = """
            select id, kind, state, blob, bytes, features_hash, features, card::text as card, replaced, revision,
              registered_by, registered_at, changed_at
            from model
            """;

    private final JdbcClient jdbc;

    ModelRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<RegisteredModel> find(String id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(ModelRows::read)
                .optional();
    }

    public List<RegisteredModel> list(@Nullable ModelKind kind, @Nullable ModelState state, int most) {
        return jdbc.sql(SELECT + """
                        where (:kind::text is null or kind = :kind) and (:state::text is null or state = :state)
                        order by registered_at desc, id limit :most
                        """)
                .param("kind", kind == null ? null : kind.name())
                .param("state", state == null ? null : state.name())
                .param("most", most)
                .query(ModelRows::read)
                .list();
    }

    /** Champions and challengers. */
    List<RegisteredModel> inForce() {
        return jdbc.sql(SELECT + "where state in ('CHAMPION', 'CHALLENGER')")
                .query(ModelRows::read)
                .list();
    }

    public List<RegisteredModel.Change> changes(String id) {
        return jdbc.sql("select was, became, actor, reason, at from model_change where model_id = ? order by no")
                .param(id)
                .query((row, n) -> {
                    String was = row.getString("was");
                    return new RegisteredModel.Change(
                            was == null ? null : ModelState.valueOf(was),
                            ModelState.valueOf(row.getString("became")),
                            row.getString("actor"),
                            row.getString("reason"),
                            row.getObject("at", OffsetDateTime.class).toInstant());
                })
                .list();
    }

    private static RegisteredModel read(ResultSet row, int n) throws SQLException {
        return new RegisteredModel(
                row.getString("id"),
                ModelKind.valueOf(row.getString("kind")),
                ModelState.valueOf(row.getString("state")),
                row.getString("blob"),
                row.getLong("bytes"),
                row.getString("features_hash"),
                List.of((String[]) row.getArray("features").getArray()),
                JSON.readValue(row.getString("card"), ModelFile.Card.class),
                row.getString("replaced"),
                row.getLong("revision"),
                row.getString("registered_by"),
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
