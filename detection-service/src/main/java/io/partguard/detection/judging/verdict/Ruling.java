package io.partguard.detection.judging.verdict;

import java.util.Set;

/**
 * A legal or platform rule that strikes verdicts out or raises a flag for a person.
 *
 * @param code such as {@code REFERENTIAL_USE}
 * @param struck the verdicts that it rules out; empty where it only raises a flag
 * @param source the law, judgment or policy behind it
 */
public record Ruling(String code, Set<Verdict> struck, String source) {}
