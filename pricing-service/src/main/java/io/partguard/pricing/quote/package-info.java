/** Quotes: what a dealer was told, unchangeable. */
@NullMarked
package io.partguard.pricing.quote;

import org.jspecify.annotations.NullMarked;
