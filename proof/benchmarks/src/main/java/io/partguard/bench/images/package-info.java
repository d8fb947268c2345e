/** How well copies of pictures are recognised. */
@NullMarked
package io.partguard.bench.images;

import org.jspecify.annotations.NullMarked;
