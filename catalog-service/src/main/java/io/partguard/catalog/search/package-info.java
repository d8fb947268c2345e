/** Finding a part by any way of writing one of its numbers, or by words. */
@NullMarked
package io.partguard.catalog.search;

import org.jspecify.annotations.NullMarked;
