package io.partguard.detection.models;

import io.partguard.api.Refused;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets nobody pass who was not held to the gold set as it is now, beside the champion of now. */
@Component
class GoldGate {
    private final JdbcClient jdbc;
    private final GoldSet gold;
    private final ModelProperties properties;

    GoldGate(JdbcClient jdbc, GoldSet gold, ModelProperties properties) {
        this.jdbc = jdbc;
        this.gold = gold;
        this.properties = properties;
    }

    /** @throws Refused GOLD_SET_TOO_SMALL, GOLD_RUN_MISSING, WORSE_ON_GOLD_SET */
    GoldRun pass(String challenger, String champion) {
        GoldSet.State state = gold.state();
        if (state.examples() < properties.goldLeast()) {
            throw new Refused(
                    ModelError.GOLD_SET_TOO_SMALL,
                    "The gold set has " + state.examples() + " examples; " + properties.goldLeast() + " are needed.");
        }
        GoldRun run = last(challenger, champion, state.hash())
                .orElseThrow(() -> new Refused(
                        ModelError.GOLD_RUN_MISSING,
                        "It was not held to the gold set as it is now beside " + champion + "."));
        if (!run.passes(properties.goldTolerance())) {
            throw new Refused(
                    ModelError.WORSE_ON_GOLD_SET,
                    run.inWords() + " It may be worse by " + properties.goldTolerance() + " of the examples in each.");
        }
        return run;
    }

    private Optional<GoldRun> last(String challenger, String champion, String hash) {
        return jdbc.sql("""
                        select * from gold_run where challenger = ? and champion = ? and gold_hash = ? order by no desc limit 1
                        """)
                .params(challenger, champion, hash)
                .query((row, n) -> new GoldRun(
                        challenger,
                        champion,
                        hash,
                        row.getInt("examples"),
                        new GoldRun.Score(
                                row.getInt("champion_right"),
                                row.getInt("champion_false_accusations"),
                                row.getInt("champion_missed")),
                        new GoldRun.Score(
                                row.getInt("challenger_right"),
                                row.getInt("challenger_false_accusations"),
                                row.getInt("challenger_missed")),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
