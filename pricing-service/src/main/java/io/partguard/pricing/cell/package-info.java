/** A part in a market, and the levels and grid its price lives on. */
@NullMarked
package io.partguard.pricing.cell;

import org.jspecify.annotations.NullMarked;
