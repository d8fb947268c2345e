/** The price book: everything that makes prices, as it was known at a revision. */
@NullMarked
package io.partguard.pricing.book;

import org.jspecify.annotations.NullMarked;
