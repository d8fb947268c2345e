package io.partguard.pricing.optimizer;

import java.util.List;

/**
 * Rules that lead from a price back to itself, lower: A ≤ .95 · B, B ≤ A. No price above 0 obeys them.
 *
 * @param places indexes in the order of the path; the first one follows the last
 * @param rules for each place the index of the rule that limits it by the place before it
 */
public record Cycle(List<Integer> places, List<Integer> rules) {}
