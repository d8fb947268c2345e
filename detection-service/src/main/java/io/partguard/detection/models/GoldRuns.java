package io.partguard.detection.models;

import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.judging.candidate.CandidateFinder;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.pipeline.Detection;
import io.partguard.detection.judging.pipeline.DetectionPipeline;
import io.partguard.detection.judging.pipeline.PriceReferences;
import io.partguard.detection.judging.pipeline.SellerStandings.SellerStanding;
import io.partguard.detection.judging.pipeline.World;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.identity.Lookup;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Lets a challenger and the champion judge the gold set over the very same answers of the neighbours, and keeps the counts. The
 * offers carry no seller's id, so that no record of ours about a seller speaks for or against them.
 */
@Service
public class GoldRuns {
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final GoldSet gold;
    private final ModelWorld models;
    private final ModelMoves moves;
    private final MarksNow marks;
    private final CandidateFinder candidates;
    private final PriceReferences prices;
    private final Clock clock;

    GoldRuns(
            JdbcClient jdbc,
            GoldSet gold,
            ModelWorld models,
            ModelMoves moves,
            MarksNow marks,
            CandidateFinder candidates,
            PriceReferences prices,
            Clock clock) {
        this.jdbc = jdbc;
        this.gold = gold;
        this.models = models;
        this.moves = moves;
        this.marks = marks;
        this.candidates = candidates;
        this.prices = prices;
        this.clock = clock;
    }

    /**
     * @throws Refused MODEL_STATE where it is no challenger, GOLD_SET_TOO_SMALL where there is no example, GOLD_RUN_UNAVAILABLE
     *     where a neighbour is out: then nothing is kept
     */
    public GoldRun run(Viewer viewer, String challenger) {
        RegisteredModel model = moves.there(challenger);
        if (model.state() != ModelState.CHALLENGER) {
            throw new Refused(ModelError.MODEL_STATE, "The model is a " + model.state() + ".");
        }
        GoldSet.Frozen frozen = gold.frozen();
        if (frozen.examples().isEmpty()) {
            throw new Refused(ModelError.GOLD_SET_TOO_SMALL, "The gold set is empty.");
        }
        models.refresh();
        World world = models.with(marks.orRefuse(ModelError.GOLD_RUN_UNAVAILABLE));
        Challenge challenge = models.challenges(world).stream()
                .filter(one -> one.challenger().equals(challenger))
                .findFirst()
                .orElseThrow(
                        () -> new Refused(ModelError.MODEL_UNUSABLE, "This build cannot judge by " + challenger + "."));
        List<Verdict> truths = new ArrayList<>();
        List<Verdict> said = new ArrayList<>();
        List<Verdict> would = new ArrayList<>();
        for (int from = 0; from < frozen.examples().size(); from += BATCH) {
            List<GoldSet.Labelled> batch =
                    frozen.examples().subList(from, Math.min(frozen.examples().size(), from + BATCH));
            List<Listing> listings =
                    batch.stream().map(GoldSet.Labelled::listing).toList();
            Overheard heard = new Overheard(candidates, prices, GoldRuns::noRecords);
            batch.forEach(one -> truths.add(one.verdict()));
            said.addAll(verdicts(heard, listings, world));
            would.addAll(verdicts(heard, listings, challenge.world()));
        }
        GoldRun run = new GoldRun(
                challenger,
                challenge.champion(),
                frozen.hash(),
                truths.size(),
                GoldRun.Score.of(truths, said),
                GoldRun.Score.of(truths, would),
                clock.instant());
        keep(viewer, run);
        return run;
    }

    static List<Lookup<SellerStanding>> noRecords(List<Listing> listings) {
        return listings.stream()
                .<Lookup<SellerStanding>>map(listing -> new Lookup.None<>())
                .toList();
    }

    private static List<Verdict> verdicts(Overheard heard, List<Listing> listings, World world) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Detection one :
                new DetectionPipeline(heard.candidates(), heard.prices(), heard.standings()).detect(listings, world)) {
            switch (one.judgement()) {
                case Judgement.Decided decided -> verdicts.add(decided.verdict());
                case Judgement.Undecided undecided ->
                    throw MarksNow.out(ModelError.GOLD_RUN_UNAVAILABLE, undecided.code());
            }
        }
        return verdicts;
    }

    private void keep(Viewer viewer, GoldRun run) {
        jdbc.sql("""
                        insert into gold_run (challenger, champion, gold_hash, examples, champion_right, challenger_right,
                          champion_false_accusations, challenger_false_accusations, champion_missed, challenger_missed, actor, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        run.challenger(),
                        run.champion(),
                        run.goldHash(),
                        run.examples(),
                        run.byChampion().right(),
                        run.byChallenger().right(),
                        run.byChampion().falseAccusations(),
                        run.byChallenger().falseAccusations(),
                        run.byChampion().missed(),
                        run.byChallenger().missed(),
                        viewer.subject(),
                        run.at().atOffset(ZoneOffset.UTC))
                .update();
    }
}
