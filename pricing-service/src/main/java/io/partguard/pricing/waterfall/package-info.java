/** The steps from a list price to a price inside every rule, each of them shown. */
@NullMarked
package io.partguard.pricing.waterfall;

import org.jspecify.annotations.NullMarked;
