/** Files of parts into the record: row by row, restartable, every refused row named. */
@NullMarked
package io.partguard.catalog.importing;

import org.jspecify.annotations.NullMarked;
