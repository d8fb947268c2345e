/** How files of prices are read and applied. */
@NullMarked
package io.partguard.pricing.pricelist.importing;

import org.jspecify.annotations.NullMarked;
