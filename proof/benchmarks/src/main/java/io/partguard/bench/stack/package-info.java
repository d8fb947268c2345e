/** A running Partguard to measure: a scratch one that we start and stop, or one that runs already. */
@NullMarked
package io.partguard.bench.stack;

import org.jspecify.annotations.NullMarked;
