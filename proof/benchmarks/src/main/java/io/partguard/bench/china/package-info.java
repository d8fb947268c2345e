/** What happened to part prices in China in 2014, put on a synthetic book. */
@NullMarked
package io.partguard.bench.china;

import org.jspecify.annotations.NullMarked;
