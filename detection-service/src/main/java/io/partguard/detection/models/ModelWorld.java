package io.partguard.detection.models;

import io.partguard.detection.judging.brand.BrandRoleParser;
import io.partguard.detection.judging.brand.ProtectedMarks;
import io.partguard.detection.judging.matching.MatchModel;
import io.partguard.detection.judging.pipeline.World;
import io.partguard.detection.judging.verdict.VerdictModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The models in force, read and held to their probes at start: a service that could not trust them does not start. */
@Component
public class ModelWorld {
    private static final String MATCH_FILE = "match.model";
    private static final String VERDICT_FILE = "verdict.model";

    /**
     * A match less probable than this is none: the smallest multiple of .05 at which at most 2 % of the known non-pairs of a
     * real set's training file are matched ({@code ThresholdTrial}; the table is in {@code docs/benchmarks.md}).
     */
    public static final double MATCH_THRESHOLD = .7;

    /** @param dir where the models are; the ones shipped with the program where it is not said */
    @ConfigurationProperties("partguard.model")
    public record Place(@Nullable Path dir) {}

    private final ModelFile match;
    private final ModelFile verdict;
    private final MatchModel matchModel;
    private final VerdictModel verdictModel;
    private final String build;
    private volatile @Nullable Marks marks;

    private record Marks(Set<String> brands, BrandRoleParser roles) {}

    ModelWorld(Place place) throws IOException {
        match = read(place.dir(), MATCH_FILE);
        verdict = read(place.dir(), VERDICT_FILE);
        matchModel = new MatchModel(match.model(), MATCH_THRESHOLD);
        verdictModel = new VerdictModel(verdict.model());
        String version = ModelWorld.class.getPackage().getImplementationVersion();
        build = version == null ? "development" : version;
    }

    private static ModelFile read(@Nullable Path dir, String name) throws IOException {
        String where = dir == null
                ? "the one shipped with the program"
                : dir.resolve(name).toString();
        try (InputStream in = dir == null
                ? new ClassPathResource("models/" + name).getInputStream()
                : Files.newInputStream(dir.resolve(name))) {
            return ModelFile.read(in, false);
        } catch (UnusableModel e) {
            throw new IllegalStateException(name + " (" + where + "): " + e.getMessage(), e);
        }
    }

    /** The world with these protected brands. */
    World with(Set<String> brands) {
        Marks known = marks;
        if (known == null || !known.brands().equals(brands)) {
            known = new Marks(brands, new BrandRoleParser(ProtectedMarks.of(brands)));
            marks = known;
        }
        return new World(matchModel, verdictModel, known.roles(), build);
    }

    /** Names the program that judges. */
    String build() {
        return build;
    }

    public ModelFile match() {
        return match;
    }

    public ModelFile verdict() {
        return verdict;
    }
}
