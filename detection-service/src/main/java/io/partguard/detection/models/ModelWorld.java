package io.partguard.detection.models;

import io.partguard.api.BlobStore;
import io.partguard.detection.judging.brand.BrandRoleParser;
import io.partguard.detection.judging.brand.ProtectedMarks;
import io.partguard.detection.judging.matching.MatchModel;
import io.partguard.detection.judging.pipeline.World;
import io.partguard.detection.judging.verdict.VerdictModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The models in force in this process, each held to its probes when it is loaded: a service that could not trust them does
 * not start. Every process looks into the registry again and again, so that a promotion reaches all of them; a batch is
 * judged to its end by the models it began with.
 *
 * <p>A build whose features differ from the registered champion's judges by the model it ships, which is then a candidate
 * in the registry: the old build goes on with the old champion while both run.
 */
@Component
public class ModelWorld {
    private static final Logger LOG = LoggerFactory.getLogger(ModelWorld.class);
    private static final String ACTOR = "detection-service";

    /**
     * A match less probable than this is none: the smallest multiple of .05 at which at most 2 % of the known non-pairs of a
     * real set's training file are matched ({@code ThresholdTrial}; the table is in {@code docs/benchmarks.md}).
     */
    public static final double MATCH_THRESHOLD = .7;

    private final ModelRows rows;
    private final BlobStore blobs;
    private final Map<ModelKind, ModelFile> shipped = new EnumMap<>(ModelKind.class);
    /** Challengers that were complained of: once each is enough. */
    private final Set<String> broken = ConcurrentHashMap.newKeySet();

    private final String build;
    private volatile InForce inForce;
    private volatile @Nullable Marks marks;

    private record Marks(Set<String> brands, BrandRoleParser roles) {}

    /** @param challengers at most one a kind */
    private record InForce(Map<ModelKind, ModelFile> champions, Map<ModelKind, ModelFile> challengers) {
        ModelFile champion(ModelKind kind) {
            ModelFile file = champions.get(kind);
            if (file == null) {
                throw new IllegalStateException("no champion of " + kind);
            }
            return file;
        }
    }

    ModelWorld(ModelRegistry registry, ModelRows rows, ShippedModels files, BlobStore blobs) throws IOException {
        this.rows = rows;
        this.blobs = blobs;
        for (ModelKind kind : ModelKind.values()) {
            String where = files.where(kind);
            ModelRegistry.Kept kept;
            try {
                kept = registry.keep(files.bytes(kind));
            } catch (io.partguard.api.Refused e) {
                throw new IllegalStateException(where + ": " + e.detail(), e);
            }
            ShippedModels.mustMatch(kind, kept.kind(), kept.file().model());
            shipped.put(kind, kept.file());
            RegisteredModel registered = registry.register(ACTOR, kept, where);
            registry.crownFirst(ACTOR, registered, "first of its kind: " + where);
        }
        inForce = new InForce(Map.copyOf(shipped), Map.of());
        inForce = look();
        String version = ModelWorld.class.getPackage().getImplementationVersion();
        build = version == null ? "development" : version;
    }

    /** Takes over what the registry says now. Where it cannot be asked, or a model cannot be trusted, nothing changes. */
    @Scheduled(initialDelayString = "${partguard.model.poll-every}", fixedDelayString = "${partguard.model.poll-every}")
    void refresh() {
        try {
            inForce = look();
        } catch (DataAccessException | IOException | IllegalStateException e) {
            LOG.warn("the models stay as they are: {}", e.toString());
        }
    }

    private InForce look() throws IOException {
        Map<ModelKind, ModelFile> champions = new EnumMap<>(ModelKind.class);
        Map<ModelKind, ModelFile> challengers = new EnumMap<>(ModelKind.class);
        for (RegisteredModel row : rows.inForce()) {
            boolean ours = row.featuresHash().equals(ModelKind.hash(row.kind().features()));
            if (row.state() == ModelState.CHALLENGER) {
                if (ours) {
                    challenger(row).ifPresent(file -> challengers.put(row.kind(), file));
                }
            } else {
                champions.put(row.kind(), ours ? load(row) : instead(row));
            }
        }
        for (ModelKind kind : ModelKind.values()) {
            if (!champions.containsKey(kind)) {
                throw new IllegalStateException("no champion of " + kind + " is registered");
            }
        }
        InForce before = inForce;
        InForce now = new InForce(Map.copyOf(champions), Map.copyOf(challengers));
        for (ModelKind kind : ModelKind.values()) {
            String id = now.champion(kind).model().id();
            if (!id.equals(before.champion(kind).model().id())) {
                LOG.info("{} judges from now on", id);
            }
        }
        return now;
    }

    /** Empty where it cannot be loaded: it judges nobody, so it must not stop those who do. */
    private Optional<ModelFile> challenger(RegisteredModel row) {
        try {
            return Optional.of(load(row));
        } catch (IOException | IllegalStateException e) {
            if (broken.add(row.id())) {
                LOG.warn("the challenger {} cannot judge: {}", row.id(), e.toString());
            }
            return Optional.empty();
        }
    }

    private ModelFile instead(RegisteredModel champion) {
        ModelFile file = shipped.get(champion.kind());
        if (file == null) {
            throw new IllegalStateException("nothing shipped for " + champion.kind());
        }
        LOG.debug(
                "{} has other features than this build: {} judges",
                champion.id(),
                file.model().id());
        return file;
    }

    private ModelFile load(RegisteredModel row) throws IOException {
        InForce now = inForce;
        for (Map<ModelKind, ModelFile> known : List.of(now.champions(), now.challengers(), shipped)) {
            ModelFile file = known.get(row.kind());
            if (file != null && file.model().id().equals(row.id())) {
                return file;
            }
        }
        try (InputStream in = blobs.read(row.blob())) {
            ModelFile file = ModelFile.read(in, false);
            row.kind().check(file.model());
            if (!file.model().id().equals(row.id())) {
                throw new IllegalStateException(
                        row.id() + ": the stored bytes are " + file.model().id());
            }
            return file;
        } catch (UnusableModel e) {
            throw new IllegalStateException(row.id() + ": " + e.getMessage(), e);
        }
    }

    /** The world with these protected brands. */
    World with(Set<String> brands) {
        Marks known = marks;
        if (known == null || !known.brands().equals(brands)) {
            known = new Marks(brands, new BrandRoleParser(ProtectedMarks.of(brands)));
            marks = known;
        }
        InForce now = inForce;
        return new World(
                matchModel(now.champion(ModelKind.MATCH)),
                verdictModel(now.champion(ModelKind.VERDICT)),
                known.roles(),
                build);
    }

    /** Each challenger in the place of that world's model of its kind. */
    List<Challenge> challenges(World world) {
        List<Challenge> challenges = new ArrayList<>();
        inForce.challengers().forEach((kind, file) -> {
            switch (kind) {
                case MATCH ->
                    challenges.add(new Challenge(
                            file.model().id(),
                            world.matchModel().model().id(),
                            new World(matchModel(file), world.verdictModel(), world.brandRoles(), world.build())));
                case VERDICT ->
                    challenges.add(new Challenge(
                            file.model().id(),
                            world.verdictModel().id(),
                            new World(world.matchModel(), verdictModel(file), world.brandRoles(), world.build())));
            }
        });
        challenges.removeIf(one -> one.challenger().equals(one.champion()));
        return challenges;
    }

    private static MatchModel matchModel(ModelFile file) {
        return new MatchModel(file.model(), MATCH_THRESHOLD);
    }

    private static VerdictModel verdictModel(ModelFile file) {
        return new VerdictModel(file.model());
    }

    /** Names the program that judges. */
    String build() {
        return build;
    }

    public ModelFile match() {
        return inForce.champion(ModelKind.MATCH);
    }

    public ModelFile verdict() {
        return inForce.champion(ModelKind.VERDICT);
    }
}
