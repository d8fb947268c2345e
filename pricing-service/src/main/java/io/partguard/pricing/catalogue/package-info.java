/** What catalog-service says of parts. */
@NullMarked
package io.partguard.pricing.catalogue;

import org.jspecify.annotations.NullMarked;
