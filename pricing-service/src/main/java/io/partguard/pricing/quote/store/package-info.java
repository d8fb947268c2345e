/** Quotes in PostgreSQL. */
@NullMarked
package io.partguard.pricing.quote.store;

import org.jspecify.annotations.NullMarked;
