/** Market pressure over HTTP. */
@NullMarked
package io.partguard.pricing.pressure.web;

import org.jspecify.annotations.NullMarked;
