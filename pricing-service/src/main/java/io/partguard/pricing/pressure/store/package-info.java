/** Market pressure in PostgreSQL. */
@NullMarked
package io.partguard.pricing.pressure.store;

import org.jspecify.annotations.NullMarked;
