/** A part, what its maker says about it, and the table that is the record of it. */
@NullMarked
package io.partguard.catalog.part;

import org.jspecify.annotations.NullMarked;
