package io.partguard.catalog.importing;

import io.partguard.catalog.importing.Chunk.Recognised;
import io.partguard.catalog.importing.FoundParts.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a chunk's rows come to, each by itself and in the order of the file. */
final class ChunkPlan {
    /** A draft of a part that the record knows, present or taken away. */
    record Existing(PartDraft draft, long partNo) {}

    final List<PartDraft> created = new ArrayList<>();
    final List<Existing> changed = new ArrayList<>();
    /** Those of {@link #changed} that had been taken away. */
    final Set<Long> returned = new HashSet<>();

    final List<Existing> removals = new ArrayList<>();
    /** Parts that stay as they are, and from now on are known by the row that says so. */
    final Map<Long, UUID> recognised = new HashMap<>();
    /** Rows whose part stood further up in the file. */
    final List<PartDraft> doubled = new ArrayList<>();

    final List<Recognised> doubledUnread = new ArrayList<>();
    /** Rows that take away a part which is not there. */
    final List<PartDraft> unknown = new ArrayList<>();
    /** Parts that were there and that the chunk is the first to speak of. */
    final List<Long> dealtWith = new ArrayList<>();

    private final Set<String> fresh = new HashSet<>();

    private ChunkPlan() {}

    /**
     * @param unread rows that say what the record says, in the order of the file
     * @param drafts all other rows, in the order of the file
     * @param found by the place of the draft
     * @param seen what the import has dealt with; grows
     * @param doubledPlaces of drafts without a part that stood further up in the file
     */
    static ChunkPlan of(
            List<Recognised> unread,
            List<PartDraft> drafts,
            @Nullable Found[] found,
            SeenParts seen,
            Set<Long> doubledPlaces) {
        ChunkPlan plan = new ChunkPlan();
        int next = 0;
        for (int i = 0; i < drafts.size(); i++) {
            PartDraft draft = drafts.get(i);
            while (next < unread.size() && unread.get(next).position() < draft.position()) {
                plan.take(unread.get(next++), seen);
            }
            Found part = found[i];
            if (part == null) {
                plan.takeNew(draft, doubledPlaces);
            } else {
                plan.take(draft, part, seen);
            }
        }
        while (next < unread.size()) {
            plan.take(unread.get(next++), seen);
        }
        return plan;
    }

    private void take(Recognised row, SeenParts seen) {
        if (seen.add(row.part().partNo())) {
            dealtWith.add(row.part().partNo());
        } else {
            doubledUnread.add(row);
        }
    }

    private void takeNew(PartDraft draft, Set<Long> doubledPlaces) {
        if (!fresh.add(draft.brand().key() + '\n' + draft.identity()) || doubledPlaces.contains(draft.position())) {
            doubled.add(draft);
        } else if (draft.removal()) {
            unknown.add(draft);
        } else {
            created.add(draft);
        }
    }

    private void take(PartDraft draft, Found part, SeenParts seen) {
        PartContent content = draft.content();
        if (!seen.add(part.no)) {
            doubled.add(draft);
            return;
        }
        dealtWith.add(part.no);
        if (content == null) {
            if (part.removed) {
                unknown.add(draft);
            } else {
                removals.add(new Existing(draft, part.no));
            }
        } else if (!part.is(content)) {
            changed.add(new Existing(draft, part.no));
            if (part.removed) {
                returned.add(part.no);
            }
        } else if (draft.fingerprint() != null && !draft.fingerprint().equals(part.fingerprint)) {
            recognised.put(part.no, draft.fingerprint());
        }
    }

    /** Parts that were not there before. */
    int appearing() {
        return created.size() + returned.size();
    }

    /** Parts that say something else than before. */
    int changing() {
        return changed.size() - returned.size();
    }
}
