package io.partguard.detection.models;

import io.partguard.api.Events;
import io.partguard.api.Refused;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The single steps of the registry, each in the caller's transaction. */
@Component
class ModelMoves {
    private final JdbcClient jdbc;
    private final ModelRows rows;
    private final Events events;
    private final Clock clock;

    ModelMoves(JdbcClient jdbc, ModelRows rows, Events events, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    private boolean moved(RegisteredModel model, ModelState to, @Nullable String replaced) {
        return jdbc.sql("""
                        update model set state = :to, replaced = :replaced, revision = revision + 1, changed_at = :now
                        where id = :id and revision = :revision
                        """)
                        .param("to", to.name())
                        .param("replaced", replaced)
                        .param("now", now())
                        .param("id", model.id())
                        .param("revision", model.revision())
                        .update()
                == 1;
    }

    void move(RegisteredModel model, ModelState to, @Nullable String replaced) {
        if (!moved(model, to, replaced)) {
            throw new Refused(ModelError.MODEL_CHANGED, "Somebody changed it at the same time.");
        }
    }

    /** As {@link #locked}, and this build can judge by it. */
    RegisteredModel usable(String id, long revision, ModelState... allowed) {
        RegisteredModel model = locked(id, revision, allowed);
        checkFeatures(model);
        return model;
    }

    /** Whether this build computes what the model was trained with. */
    static boolean sameFeatures(RegisteredModel model) {
        return model.featuresHash().equals(ModelKind.hash(model.kind().features()));
    }

    static void checkFeatures(RegisteredModel model) {
        if (!sameFeatures(model)) {
            throw new Refused(
                    ModelError.MODEL_UNUSABLE,
                    model.id() + " was trained with other features than this build computes.");
        }
    }

    /** The model as the caller saw it, in one of the states, with its kind locked until the transaction ends. */
    RegisteredModel locked(String id, long revision, ModelState... allowed) {
        lockKind(there(id).kind());
        RegisteredModel model = there(id);
        if (model.revision() != revision) {
            throw new Refused(ModelError.MODEL_CHANGED, "The model is at revision " + model.revision() + ".");
        }
        for (ModelState state : allowed) {
            if (model.state() == state) {
                return model;
            }
        }
        throw new Refused(ModelError.MODEL_STATE, "The model is a " + model.state() + ".");
    }

    void lockKind(ModelKind kind) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('partguard model ' || ?, 0)) is null")
                .param(kind.name())
                .query(Boolean.class)
                .single();
    }

    @Nullable RegisteredModel champion(ModelKind kind) {
        return rows.list(kind, ModelState.CHAMPION, 1).stream().findFirst().orElse(null);
    }

    RegisteredModel there(String id) {
        return rows.find(id).orElseThrow(() -> new Refused(ModelError.MODEL_NOT_FOUND, "There is no such model."));
    }

    /** Its row of history and its event. */
    void note(
            String id,
            @Nullable ModelState was,
            ModelState became,
            String actor,
            String reason,
            String event,
            Map<String, Object> facts) {
        jdbc.sql("insert into model_change (model_id, was, became, actor, reason, at) values (?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(was == null ? null : was.name())
                .param(became.name())
                .param(actor)
                .param(reason)
                .param(now())
                .update();
        Map<String, Object> data = new HashMap<>(facts);
        data.put("actor", actor);
        data.put("reason", reason);
        events.append(event, id, ModelRows.JSON.writeValueAsString(data));
    }

    OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
