package io.partguard.pricing.finding;

import io.partguard.pricing.cell.DatePeriod;
import io.partguard.pricing.rule.RuleId;
import io.partguard.pricing.rule.RuleType;
import java.util.SortedSet;

/**
 * Two rules of one type that are about the same parts in the same countries on the same days. They do not add up: the
 * stricter one holds, and the other may have been forgotten.
 *
 * @param period the days both are applied
 */
public record Overlap(RuleId first, RuleId second, RuleType type, SortedSet<String> countries, DatePeriod period) {}
