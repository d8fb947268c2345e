/** Files that people load into the price book, as jobs that survive a kill: one machinery for all that files may hold. */
@NullMarked
package io.partguard.pricing.importing;

import org.jspecify.annotations.NullMarked;
