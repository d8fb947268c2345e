package io.partguard.detection.models;

import io.partguard.api.Blob;
import io.partguard.api.BlobStore;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
    private final ModelMoves moves;
    private final GoldGate gold;
    private final ModelProperties properties;

    ModelRegistry(
            JdbcClient jdbc,
            ModelRows rows,
            ShadowCounts shadow,
            BlobStore blobs,
            ModelMoves moves,
            GoldGate gold,
            ModelProperties properties) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.shadow = shadow;
        this.blobs = blobs;
        this.moves = moves;
        this.gold = gold;
        this.properties = properties;
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
                .param("now", moves.now())
                .update();
        if (added == 1) {
            moves.note(id, null, ModelState.CANDIDATE, actor, reason, "model.registered", Map.of());
        }
        return moves.there(id);
    }

    /** The first champion of a kind; nothing happens where there is one. */
    @Transactional
    public void crownFirst(String actor, RegisteredModel model, String reason) {
        moves.lockKind(model.kind());
        if (moves.champion(model.kind()) == null) {
            moves.move(model, ModelState.CHAMPION, null);
            moves.note(model.id(), model.state(), ModelState.CHAMPION, actor, reason, "model.promoted", Map.of());
        }
    }

    /** Lets a model judge beside the champion; one that did before is a candidate again. */
    @Transactional
    public RegisteredModel challenge(Viewer viewer, String id, long revision, String reason) {
        RegisteredModel model = moves.usable(id, revision, ModelState.CANDIDATE, ModelState.RETIRED);
        for (RegisteredModel other : rows.list(model.kind(), ModelState.CHALLENGER, 1)) {
            change(other, ModelState.CANDIDATE, viewer, "made room for " + id, "model.withdrawn");
        }
        return change(model, ModelState.CHALLENGER, viewer, reason, "model.challenged");
    }

    /** Ends a shadow run. */
    @Transactional
    public RegisteredModel withdraw(Viewer viewer, String id, long revision, String reason) {
        RegisteredModel model = moves.locked(id, revision, ModelState.CHALLENGER);
        return change(model, ModelState.CANDIDATE, viewer, reason, "model.withdrawn");
    }

    /** Takes a candidate off the list. */
    @Transactional
    public RegisteredModel retire(Viewer viewer, String id, long revision, String reason) {
        RegisteredModel model = moves.locked(id, revision, ModelState.CANDIDATE, ModelState.CHALLENGER);
        return change(model, ModelState.RETIRED, viewer, reason, "model.retired");
    }

    /**
     * Makes a challenger the champion. Beside a champion whose features this build does not compute nothing can judge: there
     * neither a shadow run nor the gold set is asked for.
     *
     * @throws Refused SHADOW_RUN_TOO_SHORT where it judged too little beside the present one; GOLD_SET_TOO_SMALL,
     *     GOLD_RUN_MISSING, WORSE_ON_GOLD_SET
     */
    @Transactional
    public RegisteredModel promote(Viewer viewer, String id, long revision, String reason) {
        RegisteredModel model = moves.usable(id, revision, ModelState.CHALLENGER);
        RegisteredModel before = moves.champion(model.kind());
        if (before == null) {
            throw new IllegalStateException("no champion of " + model.kind());
        }
        ShadowSummary run = shadow.against(id, before.id());
        boolean comparable = ModelMoves.sameFeatures(before);
        if (comparable && run.judged() < properties.shadowLeast()) {
            throw new Refused(
                    ModelError.SHADOW_RUN_TOO_SHORT,
                    "It judged " + run.judged() + " listings beside " + before.id() + "; " + properties.shadowLeast()
                            + " are needed.");
        }
        Map<String, Object> facts = new HashMap<>(Map.of("judged", run.judged(), "agreed", run.agreed()));
        if (comparable) {
            facts.put("gold", gold.pass(id, before.id()).inWords());
        }
        return replace(viewer, before, model, reason, "model.promoted", before.id(), facts);
    }

    /** Puts the champion before this one back. @param champion the one that is in the caller's eyes, so that two calls are no two steps */
    @Transactional
    public RegisteredModel rollBack(Viewer viewer, ModelKind kind, String champion, String reason) {
        moves.lockKind(kind);
        RegisteredModel now = moves.champion(kind);
        if (now == null || !now.id().equals(champion)) {
            throw new Refused(ModelError.MODEL_CHANGED, "The champion is " + (now == null ? "none" : now.id()) + ".");
        }
        if (now.replaced() == null) {
            throw new Refused(ModelError.NO_EARLIER_CHAMPION, now.id() + " is the first of its kind.");
        }
        RegisteredModel back = moves.there(now.replaced());
        ModelMoves.checkFeatures(back);
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
        moves.move(before, ModelState.RETIRED, before.replaced());
        moves.move(next, ModelState.CHAMPION, wayBack);
        moves.note(
                before.id(),
                before.state(),
                ModelState.RETIRED,
                viewer.subject(),
                "replaced by " + next.id(),
                "model.retired",
                Map.of());
        Map<String, Object> data = new HashMap<>(facts);
        data.put("replaced", before.id());
        moves.note(next.id(), next.state(), ModelState.CHAMPION, viewer.subject(), reason, event, data);
        return moves.there(next.id());
    }

    private RegisteredModel change(RegisteredModel model, ModelState to, Viewer viewer, String reason, String event) {
        moves.move(model, to, model.replaced());
        moves.note(model.id(), model.state(), to, viewer.subject(), reason, event, Map.of());
        return moves.there(model.id());
    }
}
