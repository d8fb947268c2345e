package io.partguard.catalog.supersession;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Parts that replace each other in a ring.
 *
 * @param path one way around, from its oldest part; the first is not repeated at the end
 * @param members all parts that lead to each other, {@code path} among them
 * @param since the first day on which it holds; {@link LocalDate#MIN}: it always did
 */
record Ring(List<Long> path, Set<Long> members, LocalDate since) {}
