package io.partguard.detection.judging.pipeline;

import io.partguard.detection.judging.brand.BrandRoleParser;
import io.partguard.detection.judging.brand.ProtectedMarks;
import io.partguard.detection.judging.matching.MatchModel;
import io.partguard.detection.judging.verdict.Rulings;
import io.partguard.detection.judging.verdict.VerdictModel;

/** Models, rulings and marks, frozen for a batch. @param build of the code that judges */
public record World(
        MatchModel matchModel, VerdictModel verdictModel, Rulings rulings, BrandRoleParser brands, String build) {

    public static World of(MatchModel matchModel, VerdictModel verdictModel, ProtectedMarks marks, String build) {
        return new World(matchModel, verdictModel, Rulings.CURRENT, new BrandRoleParser(marks), build);
    }
}
