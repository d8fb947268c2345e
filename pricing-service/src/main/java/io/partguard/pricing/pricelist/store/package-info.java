/** Price lists in PostgreSQL. */
@NullMarked
package io.partguard.pricing.pricelist.store;

import org.jspecify.annotations.NullMarked;
