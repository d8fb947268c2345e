/** Checks finished price books rule by rule through {@code bound()} alone, and writes certificates. Knows no optimiser. */
@NullMarked
package io.partguard.pricing.verification;

import org.jspecify.annotations.NullMarked;
