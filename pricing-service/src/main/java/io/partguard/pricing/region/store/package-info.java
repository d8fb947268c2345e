/** Regions in PostgreSQL. */
@NullMarked
package io.partguard.pricing.region.store;

import org.jspecify.annotations.NullMarked;
