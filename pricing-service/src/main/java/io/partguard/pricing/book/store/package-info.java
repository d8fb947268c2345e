/** The price book in PostgreSQL. */
@NullMarked
package io.partguard.pricing.book.store;

import org.jspecify.annotations.NullMarked;
