package io.partguard.detection.judging.pipeline;

import io.partguard.detection.judging.brand.BrandRoleParser;
import io.partguard.detection.judging.matching.MatchModel;
import io.partguard.detection.judging.verdict.VerdictModel;

/** What a batch is judged by, frozen for the batch. @param build names the program */
public record World(MatchModel matchModel, VerdictModel verdictModel, BrandRoleParser brandRoles, String build) {}
