/** Files of prices, loaded as jobs that survive a kill. */
@NullMarked
package io.partguard.pricing.pricelist.importing;

import org.jspecify.annotations.NullMarked;
