/** Master data in PostgreSQL. */
@NullMarked
package io.partguard.pricing.masterdata.store;

import org.jspecify.annotations.NullMarked;
