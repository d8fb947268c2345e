/** Pictures of parts: taken in, kept, and found again when somebody shows a copy of one. */
@NullMarked
package io.partguard.catalog.image;

import org.jspecify.annotations.NullMarked;
