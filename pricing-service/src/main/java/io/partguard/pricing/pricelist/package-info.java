/** Price lists: what a part costs in a region from a day on. */
@NullMarked
package io.partguard.pricing.pricelist;

import org.jspecify.annotations.NullMarked;
