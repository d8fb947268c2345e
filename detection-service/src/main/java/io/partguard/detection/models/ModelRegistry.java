package io.partguard.detection.models;

import io.partguard.api.Blob;
import io.partguard.api.BlobStore;
import io.partguard.api.Events;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps models and says which of them judge. Each change of state is one statement whose condition is the whole rule, in one
 * transaction with its row of history and its event. Changes of one kind wait for each other at its champion.
 */
@Component
public class ModelRegistry {
    /** The shipped models have 0.4 MB. */
    public static final int MOST_BYTES = 32 << 20;

    private final JdbcClient jdbc;
    private final ModelRows rows;
    private final ShadowCounts shadow;
    private final BlobStore blobs;
    private final Events events;
    private final ModelProperties properties;
    private final Clock clock;

    ModelRegistry(
            JdbcClient jdbc,
            ModelRows rows,
            ShadowCounts shadow,
            BlobStore blobs,
            Events events,
            ModelProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.shadow = shadow;
        this.blobs = blobs;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    /** A file that was read and found usable, with its bytes in the store. */
    public record Kept(ModelFile file, ModelKind kind, Blob blob) {}

    /**
     * Holds a file to its probes and to this build's features, and stores its bytes.
     *
     * @throws Refused MODEL_UNUSABLE; nothing is stored then
     */
    public Kept keep(byte[] bytes) throws IOException {
        try {
            ModelFile file = ModelFile.read(new ByteArrayInputStream(bytes), false);
            ModelKind kind = ModelKind.of(file.model());
            kind.check(file.model());
            return new Kept(file, kind, blobs.write(new ByteArrayInputStream(bytes), MOST_BYTES));
        } catch (UnusableModel e) {
            throw new Refused(ModelError.MODEL_UNUSABLE, e.getMessage() == null ? "unusable" : e.getMessage());
        }
    }

    /** Enters a model as a candidate. The same model again, whenever it was trained, is the one that is there. */
    @Transactional
    public RegisteredModel register(String actor, Kept kept, String reason) {
        String id = kept.file().model().id();
        int added = jdbc.sql("""
                        insert into model (id, kind, state, blob, bytes, features_hash, features, card, probes, registered_by,
                          registered_at, changed_at)
                        values (:id, :kind, 'CANDIDATE', :blob, :bytes, :hash, :features, :card::jsonb, :probes::jsonb, :by,
                          :now, :now)
                        on conflict (id) do nothing
                        """)
                .param("id", id)
                .param("kind", kept.kind().name())
                .param("blob", kept.blob().sha256())
                .param("bytes", kept.blob().bytes())
                .param("hash", ModelKind.hash(kept.file().model().features()))
                .param("features", kept.file().model().features().toArray(String[]::new))
                .param("card", ModelRows.JSON.writeValueAsString(kept.file().card()))
                .param("probes", ModelRows.JSON.writeValueAsString(kept.file().probes()))
                .param("by", actor)
                .param("now", now())
                .update();
        if (added == 1) {
            note(id, null, ModelState.CANDIDATE, actor, reason, "model.registered", Map.of());
        }
        return there(id);
    }

    /** The first champion of a kind; nothing happens where there is one. */
    @Transactional
    public void crownFirst(String actor, RegisteredModel model, String reason) {
        lockKind(model.kind());
        if (champion(model.kind()) == null && move(model, ModelState.CHAMPION, null)) {
            note(model.id(), model.state(), ModelState.CHAMPION, actor, reason, "model.promoted", Map.of());
        }
    }

    /** Lets a model judge beside the champion; one that did before is a candidate again. */
    @Transactional
    public RegisteredModel challenge(Viewer viewer, String id, long revision, String reason) {
        RegisteredModel model = usable(id, revision, ModelState.CANDIDATE, ModelState.RETIRED);
        for (RegisteredModel other : rows.list(model.kind(), ModelState.CHALLENGER, 1)) {
            change(other, ModelState.CANDIDATE, viewer, "made room for " + id, "model.withdrawn");
        }
        return change(model, ModelState.CHALLENGER, viewer, reason, "model.challenged");
    }

    /** Ends a shadow run. */
    @Transactional
    public RegisteredModel withdraw(Viewer viewer, String id, long revision, String reason) {
        RegisteredModel model = locked(id, revision, ModelState.CHALLENGER);
        return change(model, ModelState.CANDIDATE, viewer, reason, "model.withdrawn");
    }

    /** Takes a candidate off the list. */
    @Transactional
    public RegisteredModel retire(Viewer viewer, String id, long revision, String reason) {
        RegisteredModel model = locked(id, revision, ModelState.CANDIDATE, ModelState.CHALLENGER);
        return change(model, ModelState.RETIRED, viewer, reason, "model.retired");
    }

    /**
     * Makes a challenger the champion. Beside a champion whose features this build does not compute nothing can judge: there
     * no shadow run is asked for.
     *
     * @throws Refused SHADOW_RUN_TOO_SHORT where it judged too little beside the present one
     */
    @Transactional
    public RegisteredModel promote(Viewer viewer, String id, long revision, String reason) {
        RegisteredModel model = usable(id, revision, ModelState.CHALLENGER);
        RegisteredModel before = champion(model.kind());
        if (before == null) {
            throw new IllegalStateException("no champion of " + model.kind());
        }
        ShadowSummary run = shadow.against(id, before.id());
        if (sameFeatures(before) && run.judged() < properties.shadowLeast()) {
            throw new Refused(
                    ModelError.SHADOW_RUN_TOO_SHORT,
                    "It judged " + run.judged() + " listings beside " + before.id() + "; " + properties.shadowLeast()
                            + " are needed.");
        }
        return replace(
                viewer,
                before,
                model,
                reason,
                "model.promoted",
                before.id(),
                Map.of("judged", run.judged(), "agreed", run.agreed()));
    }

    /** Puts the champion before this one back. @param champion the one that is in the caller's eyes, so that two calls are no two steps */
    @Transactional
    public RegisteredModel rollBack(Viewer viewer, ModelKind kind, String champion, String reason) {
        lockKind(kind);
        RegisteredModel now = champion(kind);
        if (now == null || !now.id().equals(champion)) {
            throw new Refused(ModelError.MODEL_CHANGED, "The champion is " + (now == null ? "none" : now.id()) + ".");
        }
        if (now.replaced() == null) {
            throw new Refused(ModelError.NO_EARLIER_CHAMPION, now.id() + " is the first of its kind.");
        }
        RegisteredModel back = there(now.replaced());
        checkFeatures(back);
        return replace(viewer, now, back, reason, "model.rolledback", back.replaced(), Map.of());
    }

    private RegisteredModel replace(
            Viewer viewer,
            RegisteredModel before,
            RegisteredModel next,
            String reason,
            String event,
            @Nullable String wayBack,
            Map<String, Object> facts) {
        // First out, then in: at no moment are there two.
        must(move(before, ModelState.RETIRED, before.replaced()));
        must(move(next, ModelState.CHAMPION, wayBack));
        note(
                before.id(),
                before.state(),
                ModelState.RETIRED,
                viewer.subject(),
                "replaced by " + next.id(),
                "model.retired",
                Map.of());
        Map<String, Object> data = new HashMap<>(facts);
        data.put("replaced", before.id());
        note(next.id(), next.state(), ModelState.CHAMPION, viewer.subject(), reason, event, data);
        return there(next.id());
    }

    private RegisteredModel change(RegisteredModel model, ModelState to, Viewer viewer, String reason, String event) {
        must(move(model, to, model.replaced()));
        note(model.id(), model.state(), to, viewer.subject(), reason, event, Map.of());
        return there(model.id());
    }

    private boolean move(RegisteredModel model, ModelState to, @Nullable String replaced) {
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

    private static void must(boolean moved) {
        if (!moved) {
            throw new Refused(ModelError.MODEL_CHANGED, "Somebody changed it at the same time.");
        }
    }

    private RegisteredModel usable(String id, long revision, ModelState... allowed) {
        RegisteredModel model = locked(id, revision, allowed);
        checkFeatures(model);
        return model;
    }

    private static boolean sameFeatures(RegisteredModel model) {
        return model.featuresHash().equals(ModelKind.hash(model.kind().features()));
    }

    private static void checkFeatures(RegisteredModel model) {
        if (!sameFeatures(model)) {
            throw new Refused(
                    ModelError.MODEL_UNUSABLE,
                    model.id() + " was trained with other features than this build computes.");
        }
    }

    private RegisteredModel locked(String id, long revision, ModelState... allowed) {
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

    private void lockKind(ModelKind kind) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('partguard model ' || ?, 0)) is null")
                .param(kind.name())
                .query(Boolean.class)
                .single();
    }

    private @Nullable RegisteredModel champion(ModelKind kind) {
        return rows.list(kind, ModelState.CHAMPION, 1).stream().findFirst().orElse(null);
    }

    private RegisteredModel there(String id) {
        return rows.find(id).orElseThrow(() -> new Refused(ModelError.MODEL_NOT_FOUND, "There is no such model."));
    }

    private void note(
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

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
