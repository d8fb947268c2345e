/** What the market pays for something other than our part, by family and country: the one figure that flows back into pricing. */
@NullMarked
package io.partguard.detection.pressure;

import org.jspecify.annotations.NullMarked;
