/** Reference prices: what many parts cost here, and where they legally cost least. */
@NullMarked
package io.partguard.pricing.reference;

import org.jspecify.annotations.NullMarked;
