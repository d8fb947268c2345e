/** Entering and changing single parts by hand, against what others do at the same time. */
@NullMarked
package io.partguard.catalog.editing;

import org.jspecify.annotations.NullMarked;
