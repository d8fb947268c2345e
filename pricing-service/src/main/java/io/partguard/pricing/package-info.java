/** Sets regional part prices inside every price rule in force, with proof. */
@NullMarked
package io.partguard.pricing;

import org.jspecify.annotations.NullMarked;
