/** Computed books in PostgreSQL, and who works on them. */
@NullMarked
package io.partguard.pricing.computing.store;

import org.jspecify.annotations.NullMarked;
