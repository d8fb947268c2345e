package io.partguard.detection.learning;

import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.matching.Match;
import io.partguard.detection.judging.matching.MatchModel;
import io.partguard.detection.judging.model.TrainedModel;
import io.partguard.detection.judging.pipeline.Detection;
import io.partguard.detection.judging.pipeline.DetectionPipeline;
import io.partguard.detection.judging.pipeline.World;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.detection.judging.verdict.VerdictModel;
import io.partguard.detection.models.ModelFile;
import io.partguard.detection.models.ModelWorld;
import io.partguard.detection.models.UnusableModel;
import io.partguard.identity.Lookup;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges the listings of a folder by the pipeline that serves, without servers: catalogue and prices come from the folder's
 * files, candidates from memory. For benches that bring a market of their own.
 */
public final class JudgeWorld {
    /** As many at once as a scan takes. */
    private static final int BATCH = 500;

    private JudgeWorld() {}

    /** {@code judge --data=DIR --out=FILE [--models=DIR]}; without models the shipped ones judge. */
    public static int run(List<String> arguments, PrintStream out) throws IOException {
        Map<String, String> options = Train.options(arguments);
        String data = options.get("data");
        String to = options.get("out");
        if (data == null || to == null) {
            out.println("usage: judge --data=DIR --out=FILE [--models=DIR]");
            out.println("Writes verdict, probabilities and matched part of every listing in DIR, one a line.");
            return 2;
        }
        String models = options.get("models");
        Path dir = models == null ? null : Path.of(models);
        SyntheticWorld market = SyntheticWorld.read(Path.of(data));
        World world = new World(
                new MatchModel(model(dir, Train.MATCH_FILE), ModelWorld.MATCH_THRESHOLD),
                new VerdictModel(model(dir, Train.VERDICT_FILE)),
                market.brandRoles(),
                "judge");
        DetectionPipeline pipeline = market.pipeline(world.matchModel());
        List<Listing> listings =
                market.listings().stream().map(SyntheticWorld.Labelled::listing).toList();
        try (Writer written = Files.newBufferedWriter(Path.of(to))) {
            for (int from = 0; from < listings.size(); from += BATCH) {
                for (Detection detection :
                        pipeline.detect(listings.subList(from, Math.min(listings.size(), from + BATCH)), world)) {
                    written.write(JsonMapper.shared().writeValueAsString(line(detection)));
                    written.write('\n');
                }
            }
        }
        out.printf(
                "judged     %,d listings with %s and %s%n",
                listings.size(),
                world.matchModel().model().id(),
                world.verdictModel().id());
        return 0;
    }

    /** @param dir null: the shipped ones */
    static TrainedModel model(@Nullable Path dir, String name) throws IOException {
        try (InputStream in = dir == null
                ? new ClassPathResource("models/" + name).getInputStream()
                : Files.newInputStream(dir.resolve(name))) {
            return ModelFile.read(in, false).model();
        } catch (UnusableModel e) {
            throw new IllegalStateException(name + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> line(Detection detection) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("marketplace", detection.listing().marketplace());
        line.put("listingId", detection.listing().listingId());
        switch (detection.judgement()) {
            case Judgement.Decided decided -> {
                line.put("verdict", decided.verdict().name());
                line.put("probabilities", decided.probabilities());
            }
            case Judgement.Undecided undecided -> line.put("undecided", undecided.code());
        }
        if (detection.match() instanceof Lookup.Found<Match>(Match match)) {
            line.put("brand", match.candidate().brand());
            line.put("partNumber", match.candidate().partNumber());
        }
        return line;
    }
}
