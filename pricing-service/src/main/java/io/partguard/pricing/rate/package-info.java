/** Dated exchange rates of the European Central Bank. */
@NullMarked
package io.partguard.pricing.rate;

import org.jspecify.annotations.NullMarked;
