/** Real catalogues and offers through the gateway. */
@NullMarked
package io.partguard.bench.realinput;

import org.jspecify.annotations.NullMarked;
