/** How long bytes are kept that nobody needs any more. */
@NullMarked
package io.partguard.catalog.retention;

import org.jspecify.annotations.NullMarked;
