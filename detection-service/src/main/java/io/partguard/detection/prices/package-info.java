/** What pricing-service is asked. */
@NullMarked
package io.partguard.detection.prices;

import org.jspecify.annotations.NullMarked;
