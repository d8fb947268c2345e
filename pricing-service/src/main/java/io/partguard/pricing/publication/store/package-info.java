/** Publications in PostgreSQL, and the worker that has them checked. */
@NullMarked
package io.partguard.pricing.publication.store;

import org.jspecify.annotations.NullMarked;
