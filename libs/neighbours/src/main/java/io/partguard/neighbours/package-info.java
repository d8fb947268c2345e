/** How other services are called: one deadline, one retry layer, one breaker and one bulkhead each. */
@NullMarked
package io.partguard.neighbours;

import org.jspecify.annotations.NullMarked;
