/** What imitations cost in the markets, taken over from detection-service, and by how much a person lets it lower targets. */
@NullMarked
package io.partguard.pricing.pressure;

import org.jspecify.annotations.NullMarked;
