/** The optimiser of prices against a general solver. */
@NullMarked
package io.partguard.bench.pricing;

import org.jspecify.annotations.NullMarked;
