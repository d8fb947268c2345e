/** What the catalogue finds, how well and at what cost, measured on the running service over HTTP. */
@NullMarked
package io.partguard.bench.catalogue;

import org.jspecify.annotations.NullMarked;
