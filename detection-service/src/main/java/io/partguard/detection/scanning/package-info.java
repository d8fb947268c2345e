/** A file of listings, read once, judged in segments by any number of workers, each line answered exactly once. */
@NullMarked
package io.partguard.detection.scanning;

import org.jspecify.annotations.NullMarked;
