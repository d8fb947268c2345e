/** The highest prices inside every rule: the greatest fixpoint on the price grid, and the optimum that starts from it. */
@NullMarked
package io.partguard.pricing.optimizer;

import org.jspecify.annotations.NullMarked;
