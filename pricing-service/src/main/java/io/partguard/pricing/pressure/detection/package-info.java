/** How detection-service is asked for market pressure. */
@NullMarked
package io.partguard.pricing.pressure.detection;

import org.jspecify.annotations.NullMarked;
