/** Regions: dated sets of countries that share currency, price grid, tax and dealer discount. */
@NullMarked
package io.partguard.pricing.region;

import org.jspecify.annotations.NullMarked;
