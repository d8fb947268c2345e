/** Convex programs of a few dozen variables, solved with a certificate. In doubles: nothing here is stored or quoted. */
@NullMarked
package io.partguard.pricing.optimizer.convex;

import org.jspecify.annotations.NullMarked;
