/** Whole books worked out by the optimiser, kept as drafts beside the price book. */
@NullMarked
package io.partguard.pricing.computing;

import org.jspecify.annotations.NullMarked;
