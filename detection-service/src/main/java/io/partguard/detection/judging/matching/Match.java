package io.partguard.detection.judging.matching;

import io.partguard.detection.judging.candidate.Candidate;

/** The part that a listing trades on. @param probability that it is this part, 0 to 1 */
public record Match(Candidate candidate, double probability) {}
