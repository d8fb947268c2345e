/** Exchange rates in PostgreSQL. */
@NullMarked
package io.partguard.pricing.rate.store;

import org.jspecify.annotations.NullMarked;
