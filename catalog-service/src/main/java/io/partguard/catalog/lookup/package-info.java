/** Thousands of numbers at once: a result with a reason for each line, in one answer or as a job. */
@NullMarked
package io.partguard.catalog.lookup;

import org.jspecify.annotations.NullMarked;
