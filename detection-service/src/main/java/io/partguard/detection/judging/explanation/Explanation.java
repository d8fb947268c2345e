package io.partguard.detection.judging.explanation;

import java.util.List;

/**
 * Why a verdict was given. The contributions of {@code reasons} add up to {@code margin} to within 1e-9; the first
 * reason is the model's prior, code {@code PRIOR}.
 *
 * @param margin raw log-odds of the named class against the rest
 */
public record Explanation(double margin, List<Reason> reasons) {}
