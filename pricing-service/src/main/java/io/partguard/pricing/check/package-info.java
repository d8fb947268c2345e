/** Bodies of requests, checked field by field: every fault is named, not the first alone. */
@NullMarked
package io.partguard.pricing.check;

import org.jspecify.annotations.NullMarked;
