/** How columns of feeds become fields of listings. */
@NullMarked
package io.partguard.detection.mappings;

import org.jspecify.annotations.NullMarked;
